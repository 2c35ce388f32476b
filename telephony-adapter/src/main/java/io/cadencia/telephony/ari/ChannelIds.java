package io.cadencia.telephony.ari;

import java.util.OptionalLong;

/** Names of our channels and bridges on the switch; everything else there belongs to somebody else. */
final class ChannelIds {
    private static final String LEG = "leg-";
    private static final String ADVISOR = "adv-";
    private static final String HOLD = "hold-";

    private ChannelIds() {}

    static String leg(long legId) {
        return LEG + legId;
    }

    /** The advisor's channel and, under the same name, the advisor's bridge. */
    static String advisor(long sessionId) {
        return ADVISOR + sessionId;
    }

    /** The bridge in which the advisor's held debtor waits. */
    static String hold(long sessionId) {
        return HOLD + sessionId;
    }

    static OptionalLong legOf(String channelId) {
        return number(LEG, channelId);
    }

    static OptionalLong advisorOf(String channelOrBridgeId) {
        return number(ADVISOR, channelOrBridgeId);
    }

    static OptionalLong holdOf(String bridgeId) {
        return number(HOLD, bridgeId);
    }

    private static OptionalLong number(String prefix, String id) {
        if (!id.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(id.substring(prefix.length())));
        } catch (NumberFormatException somebodyElses) {
            return OptionalLong.empty();
        }
    }
}
