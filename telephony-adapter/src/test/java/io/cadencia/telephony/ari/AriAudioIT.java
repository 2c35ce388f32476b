package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.audio.AudioContract;
import io.cadencia.telephony.rig.AsteriskProcess;

/** Every call function of the ARI adapter, heard. */
class AriAudioIT extends AudioContract {
    @Override
    protected TelephonySwitch open(AsteriskProcess there) {
        return new AriTelephony(AriSettings.of(
                "127.0.0.1",
                there.settings().ariPort(),
                AsteriskProcess.USER,
                there.settings().ariPassword()));
    }
}
