package io.cadencia.telephony.leg;

import java.util.OptionalLong;

/**
 * The notes that the dialplan leaves in Asterisk's database of each leg it plays the abandonment message to. They are
 * there for an engine that was away; it tears them up when it has written down what they say. Asterisk writes its
 * database within a second: only its own violent end in that second loses a note.
 */
public final class AbandonmentNotes {
    /** Of Asterisk's database: the one that ARI lists as device states. */
    public static final String FAMILY = "StasisDeviceState";

    private static final String PREFIX = "abandoned-";

    private AbandonmentNotes() {}

    /** The note's key. */
    public static String of(long legId) {
        return PREFIX + ChannelIds.leg(legId);
    }

    /** @param path ends in a key, after a slash, a colon or nothing */
    public static OptionalLong legOf(String path) {
        int begin = path.lastIndexOf(PREFIX);
        return begin < 0 ? OptionalLong.empty() : ChannelIds.legOf(path.substring(begin + PREFIX.length()));
    }
}
