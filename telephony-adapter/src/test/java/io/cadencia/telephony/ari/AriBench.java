package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.AsteriskBench;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.rig.AsteriskProcess;

/** The ARI adapter for a contract. */
public final class AriBench extends AsteriskBench {
    private final AriTelephony ari;

    public AriBench(AsteriskProcess asterisk) {
        super(asterisk);
        ari = new AriTelephony(Protocol.ari(asterisk.settings()));
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
