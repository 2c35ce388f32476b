package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.time.Instant;
import java.util.function.BiConsumer;

/** The AMI adapter with a look at Asterisk's own times. */
public final class MeasuredAmi {
    private static final double MICROS = 1e6;

    private MeasuredAmi() {}

    public static TelephonySwitch open(AsteriskSettings where, BiConsumer<Long, Instant> answered) {
        AmiSettings settings = Protocol.ami(where);
        return new AmiTelephony(settings, event -> {
            if (event instanceof DialplanEvent up
                    && up.what() == DialplanEvent.What.ANSWERED
                    && up.getTimestamp() != null) {
                long micros = Math.round(up.getTimestamp() * MICROS);
                ChannelIds.legOf(String.valueOf(up.getUniqueId()))
                        .ifPresent(leg -> answered.accept(leg, Instant.EPOCH.plusNanos(micros * 1_000)));
            }
        });
    }
}
