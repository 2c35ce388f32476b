package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.audio.AudioContract;
import io.cadencia.telephony.rig.AsteriskProcess;

/** Every call function of the AMI adapter, heard. */
class AmiAudioIT extends AudioContract {
    /** Not offered by AMI: {@link AmiContractIT} shows the refusal. */
    @Override
    protected void shouldLetASupervisorListenWhisperAndBarge() {}

    @Override
    protected TelephonySwitch open(AsteriskProcess there) {
        return new AmiTelephony(AmiSettings.of(
                "127.0.0.1",
                there.settings().amiPort(),
                AsteriskProcess.USER,
                there.settings().amiPassword()));
    }
}
