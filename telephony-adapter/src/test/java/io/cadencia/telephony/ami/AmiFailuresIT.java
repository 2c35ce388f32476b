package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.FailuresContract;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.rig.AsteriskSettings;

class AmiFailuresIT extends FailuresContract {
    AmiFailuresIT() {
        super(Protocol.AMI);
    }

    @Override
    protected TelephonySwitch impatient(AsteriskSettings where) {
        AmiSettings usual = Protocol.ami(where);
        return new AmiTelephony(new AmiSettings(
                usual.host(),
                usual.port(),
                usual.user(),
                usual.password(),
                usual.trunks(),
                100,
                1_000,
                400,
                1_500,
                50,
                500,
                0));
    }
}
