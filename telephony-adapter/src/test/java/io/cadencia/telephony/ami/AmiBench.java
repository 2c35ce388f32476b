package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.AsteriskBench;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.rig.AsteriskProcess;

/** The AMI adapter for a contract. */
public final class AmiBench extends AsteriskBench {
    private final AmiTelephony ami;

    public AmiBench(AsteriskProcess asterisk) {
        super(asterisk);
        ami = new AmiTelephony(Protocol.ami(asterisk.settings()));
    }

    @Override
    public TelephonySwitch open() {
        return ami;
    }

    @Override
    public void dropLink() {
        ami.dropLink();
    }
}
