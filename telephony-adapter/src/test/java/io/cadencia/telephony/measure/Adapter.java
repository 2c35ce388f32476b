package io.cadencia.telephony.measure;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.ami.MeasuredAmi;
import io.cadencia.telephony.ari.MeasuredAri;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Makes the adapter to measure. */
@FunctionalInterface
interface Adapter {
    /** @param answered gets each leg's answer with Asterisk's time of it, on the adapter's thread */
    TelephonySwitch open(AsteriskSettings where, BiConsumer<Long, Instant> answered);

    static Adapter named(String name) {
        return switch (name) {
            case "ari" -> MeasuredAri::open;
            case "ami" -> MeasuredAmi::open;
            default -> throw new IllegalArgumentException("The adapter must be ari or ami, was " + name);
        };
    }
}
