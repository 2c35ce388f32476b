package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.FailuresContract;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;

class AriFailuresIT extends FailuresContract {
    private static AriSettings settings(AsteriskSettings where, String password) {
        return AriSettings.of("127.0.0.1", where.ariPort(), AsteriskProcess.USER, password);
    }

    @Override
    protected TelephonySwitch usual(AsteriskSettings where) {
        return new AriTelephony(settings(where, where.ariPassword()));
    }

    @Override
    protected TelephonySwitch withSecret(AsteriskSettings where, String secret) {
        return new AriTelephony(settings(where, secret));
    }

    @Override
    protected TelephonySwitch impatient(AsteriskSettings where) {
        AriSettings usual = settings(where, where.ariPassword());
        return new AriTelephony(new AriSettings(
                usual.host(),
                usual.port(),
                usual.user(),
                usual.password(),
                usual.app(),
                usual.trunks(),
                4,
                100,
                1_000,
                400,
                1_500,
                50,
                500));
    }
}
