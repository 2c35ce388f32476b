package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.audio.AudioContract;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.rig.AsteriskProcess;

/** Every call function of the AMI adapter, heard. */
class AmiAudioIT extends AudioContract {
    @Override
    protected TelephonySwitch open(AsteriskProcess there) {
        return Protocol.AMI.open(there.settings());
    }
}
