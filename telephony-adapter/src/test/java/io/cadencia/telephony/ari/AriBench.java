package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.AsteriskBench;
import io.cadencia.telephony.rig.AsteriskProcess;

/** The ARI adapter for a contract. */
public final class AriBench extends AsteriskBench {
    private final AriTelephony ari;

    public AriBench(AsteriskProcess asterisk) {
        super(asterisk);
        ari = new AriTelephony(AriSettings.of(
                "127.0.0.1",
                asterisk.settings().ariPort(),
                AsteriskProcess.USER,
                asterisk.settings().ariPassword()));
    }

    @Override
    public TelephonySwitch open() {
        return ari;
    }

    @Override
    public void dropLink() {
        ari.dropLink();
    }
}
