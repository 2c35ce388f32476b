package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.audio.AudioContract;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.rig.AsteriskProcess;

/** Every call function of the ARI adapter, heard. */
class AriAudioIT extends AudioContract {
    @Override
    protected TelephonySwitch open(AsteriskProcess there) {
        return Protocol.ARI.open(there.settings());
    }
}
