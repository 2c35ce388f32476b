package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;

/** The ARI adapter with a look at Asterisk's own times. */
public final class MeasuredAri {
    private static final DateTimeFormatter ASTERISK_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private MeasuredAri() {}

    public static TelephonySwitch open(AsteriskSettings where, BiConsumer<Long, Instant> answered) {
        AriSettings settings = Protocol.ari(where);
        return new AriTelephony(settings, event -> {
            if (event instanceof AriEvent.ChannelState(String at, String channel, String state) && state.equals("Up")) {
                ChannelIds.legOf(channel)
                        .ifPresent(leg -> answered.accept(
                                leg, OffsetDateTime.parse(at, ASTERISK_TIME).toInstant()));
            }
        });
    }
}
