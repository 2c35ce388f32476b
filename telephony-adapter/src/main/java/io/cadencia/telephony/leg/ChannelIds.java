package io.cadencia.telephony.leg;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of our channels and bridges on the switch; everything else there belongs to somebody else.
 *
 * <p>Every name ends in a dash, so that none is the beginning of another: Asterisk 22 looks a channel up by the beginning
 * of its id, and would refuse {@code leg-1} as a duplicate of a living {@code leg-12}.
 */
public final class ChannelIds {
    private static final String LEG = "leg-";
    private static final String ADVISOR = "adv-";
    private static final String HOLD = "hold-";
    private static final String PAIR = "pair-";
    private static final String TAPE = "rec-";
    private static final String SPY = "spy-";
    private static final String DETECTOR = "amd-";
    private static final String END = "-";
    private static final Pattern PAIR_NAME = Pattern.compile(PAIR + "(-?[0-9]+)-(-?[0-9]+)" + END);

    private static final Pattern TAPE_NAME = Pattern.compile(TAPE + "(-?[0-9]+)-([A-Za-z0-9_-]+)[.]");
    private static final Pattern SPY_NAME = Pattern.compile(SPY + "([0-9]+)-([0-9]+)-(none|out|both)" + END);

    /** What Asterisk names a channel that came from outside: its system's name, the second, a counter. */
    private static final Pattern ARRIVAL = Pattern.compile("(?:.*-)?([0-9]{10})[.]([0-9]{1,9})");

    /** An arrival's id: the seconds since 2025, then 8 bits for the node, then 15 bits of Asterisk's counter; 53 bits. */
    private static final long FIRST_SECOND = 1_735_689_600;

    private static final int NODE_BITS = 8;
    private static final int COUNTER_BITS = 15;

    /** The bridge with music in which legs wait that are with nobody. */
    public static final String WAITING_ROOM = "wait-";

    /** Two legs that talk to each other. */
    public record Pair(long one, long other) {
        public long partnerOf(long legId) {
            return legId == one ? other : one;
        }
    }

    /** What records a leg. */
    public record Tape(long legId, String name) {}

    /**
     * What a supervisor hears an advisor through.
     *
     * @param whisper who hears the supervisor, in the words of ARI
     */
    public record Spy(long supervisor, long session, String whisper) {
        public static final String NOBODY = "none";
        public static final String ADVISOR = "out";
        public static final String EVERYBODY = "both";

        public boolean heardByAll() {
            return whisper.equals(EVERYBODY);
        }

        public String channel() {
            return SPY + supervisor + END + session + END + whisper + END;
        }
    }

    private ChannelIds() {}

    public static String leg(long legId) {
        return LEG + legId + END;
    }

    /** The advisor's channel and, under the same name, the advisor's bridge. */
    public static String advisor(long sessionId) {
        return ADVISOR + sessionId + END;
    }

    /** The bridge in which the advisor's held debtor waits. */
    public static String hold(long sessionId) {
        return HOLD + sessionId + END;
    }

    /** The bridge of two legs that talk to each other, away from any advisor. */
    public static String pair(long legId, long otherLegId) {
        return PAIR + legId + END + otherLegId + END;
    }

    public static Optional<Pair> pairOf(String bridgeId) {
        Matcher matcher = PAIR_NAME.matcher(bridgeId);
        return matcher.matches()
                ? Optional.of(new Pair(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** The channel on which the leg is listened to for an answering machine. */
    public static String detector(long legId) {
        return DETECTOR + legId + END;
    }

    public static OptionalLong detectorOf(String channelId) {
        return number(DETECTOR, channelId);
    }

    /** The channel that records a leg; the full stop keeps names apart of which one is the beginning of another. */
    public static String tape(long legId, String name) {
        return TAPE + legId + END + name + ".";
    }

    public static Optional<Tape> tapeOf(String channelId) {
        Matcher matcher = TAPE_NAME.matcher(channelId);
        return matcher.matches()
                ? Optional.of(new Tape(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    public static Optional<Spy> spyOf(String channelId) {
        Matcher matcher = SPY_NAME.matcher(channelId);
        return matcher.matches()
                ? Optional.of(
                        new Spy(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /**
     * The leg of a channel that came from outside: below zero, the same whoever asks, and nobody else's for ever, since it
     * becomes the attempt's id. Two are alike only if one switch made more than 32,768 channels within a second, or lived
     * through the same second twice. That it did come from outside must be known already: Asterisk names its own helpers
     * alike.
     *
     * @param node the switch's number among several, see {@link #checkNode}
     */
    public static OptionalLong arrivalOf(String channelId, int node) {
        Matcher matcher = ARRIVAL.matcher(channelId);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long second = Math.max(0, Long.parseLong(matcher.group(1)) - FIRST_SECOND);
        long counter = Long.parseLong(matcher.group(2)) & ((1 << COUNTER_BITS) - 1);
        return OptionalLong.of(-((((second + 1) << NODE_BITS) + node << COUNTER_BITS) + counter));
    }

    /** @throws IllegalArgumentException if no switch can have this number */
    public static void checkNode(int node) {
        if (node < 0 || node >= 1 << NODE_BITS) {
            throw new IllegalArgumentException("a node's number must be 0 to 255, was " + node);
        }
    }

    public static OptionalLong legOf(String channelId) {
        return number(LEG, channelId);
    }

    public static OptionalLong advisorOf(String channelOrBridgeId) {
        return number(ADVISOR, channelOrBridgeId);
    }

    public static OptionalLong holdOf(String bridgeId) {
        return number(HOLD, bridgeId);
    }

    /** A channel that only listens to another. */
    public static boolean isHelper(String channelId) {
        return detectorOf(channelId).isPresent()
                || tapeOf(channelId).isPresent()
                || spyOf(channelId).isPresent();
    }

    /** A bridge that is made for somebody and of no use without. */
    public static boolean isPassingBridge(String bridgeId) {
        return advisorOf(bridgeId).isPresent()
                || holdOf(bridgeId).isPresent()
                || pairOf(bridgeId).isPresent();
    }

    private static OptionalLong number(String prefix, String id) {
        if (!id.startsWith(prefix) || !id.endsWith(END) || id.length() <= prefix.length()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(id.substring(prefix.length(), id.length() - 1)));
        } catch (NumberFormatException somebodyElses) {
            return OptionalLong.empty();
        }
    }
}
