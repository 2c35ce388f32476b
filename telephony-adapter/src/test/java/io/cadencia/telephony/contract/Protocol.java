package io.cadencia.telephony.contract;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.ami.AmiBench;
import io.cadencia.telephony.ami.AmiSettings;
import io.cadencia.telephony.ami.AmiTelephony;
import io.cadencia.telephony.ari.AriBench;
import io.cadencia.telephony.ari.AriSettings;
import io.cadencia.telephony.ari.AriTelephony;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;

/** By what a real Asterisk is driven. */
public enum Protocol {
    ARI {
        @Override
        public TelephonySwitch open(AsteriskSettings where) {
            return new AriTelephony(ari(where));
        }

        @Override
        TelephonySwitch open(AsteriskSettings where, String secret) {
            return new AriTelephony(AriSettings.of("127.0.0.1", where.ariPort(), AsteriskProcess.USER, secret));
        }

        @Override
        public SwitchBench bench(AsteriskProcess asterisk) {
            return new AriBench(asterisk);
        }
    },
    AMI {
        @Override
        public TelephonySwitch open(AsteriskSettings where) {
            return new AmiTelephony(ami(where));
        }

        @Override
        TelephonySwitch open(AsteriskSettings where, String secret) {
            return new AmiTelephony(AmiSettings.of("127.0.0.1", where.amiPort(), AsteriskProcess.USER, secret));
        }

        @Override
        public SwitchBench bench(AsteriskProcess asterisk) {
            return new AmiBench(asterisk);
        }
    };

    /** The adapter with its usual settings, not started. */
    public abstract TelephonySwitch open(AsteriskSettings where);

    /** One with this secret instead of the right one. */
    abstract TelephonySwitch open(AsteriskSettings where, String secret);

    /** The adapter for a contract. */
    public abstract SwitchBench bench(AsteriskProcess asterisk);

    public static AriSettings ari(AsteriskSettings where) {
        return AriSettings.of("127.0.0.1", where.ariPort(), AsteriskProcess.USER, where.ariPassword());
    }

    public static AmiSettings ami(AsteriskSettings where) {
        return AmiSettings.of("127.0.0.1", where.amiPort(), AsteriskProcess.USER, where.amiPassword());
    }
}
