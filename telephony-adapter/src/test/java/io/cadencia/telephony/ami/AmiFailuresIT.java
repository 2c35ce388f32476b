package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.FailuresContract;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;

class AmiFailuresIT extends FailuresContract {
    private static AmiSettings settings(AsteriskSettings where, String password) {
        return AmiSettings.of("127.0.0.1", where.amiPort(), AsteriskProcess.USER, password);
    }

    @Override
    protected TelephonySwitch usual(AsteriskSettings where) {
        return new AmiTelephony(settings(where, where.amiPassword()));
    }

    @Override
    protected TelephonySwitch withSecret(AsteriskSettings where, String secret) {
        return new AmiTelephony(settings(where, secret));
    }

    @Override
    protected TelephonySwitch impatient(AsteriskSettings where) {
        AmiSettings usual = settings(where, where.amiPassword());
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
