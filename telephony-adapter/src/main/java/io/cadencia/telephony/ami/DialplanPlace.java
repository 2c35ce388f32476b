package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.ChannelIds;
import java.util.Arrays;
import java.util.Optional;

/** Where a call can be in the dialplan: the contexts of extensions-ami.conf. */
enum DialplanPlace {
    /** Picked up, waiting for a decision. */
    ANSWERED("ami-out", "cust"),
    /** Picked up, being listened to for an answering machine; goes on to {@link #ANSWERED}. */
    ANALYSED("ami-inline", "cust"),
    /** On its way into the room of the advisor who dialled it. */
    ATTACHED("ami-attached", ""),
    /** With an advisor, the two alone. */
    TALK("ami-talk", ""),
    /** In an advisor's conference. */
    ROOM("ami-room", ""),
    /** An advisor's phone, alone. */
    SEAT("ami-seat", ""),
    /** An advisor's phone, alone, hears ringing. */
    RINGBACK("ami-ringback", ""),
    HOLD("ami-hold", ""),
    /** With nobody, hears music. */
    DETACHED("ami-detached", "s"),
    /** On its way to the leg it is dialled for. */
    PASSING("ami-passing", ""),
    /** In a room with another leg. */
    PAIR("ami-pair", ""),
    /** The ringing itself, see {@link Ringback}. */
    RINGING("ami-ringing", "s"),
    /** Half of a supervisor's ear: hears an advisor's phone. */
    LISTEN("ami-listen", ""),
    /** The same, and the advisor hears the supervisor. */
    WHISPER("ami-whisper", ""),
    /** Half of a detector beside a conversation: hears a leg. */
    COPY("ami-copy", ""),
    /** Its other half: looks for an answering machine. */
    ANALYSIS("ami-analysis", "s"),
    /** From outside, rings. */
    ARRIVED("ami-arrived", ""),
    /** Hears the abandonment message. */
    MESSAGE("out", "sorry"),
    /** From outside, hears that nobody can take the call. */
    UNATTENDED("out", "unattended");

    private static final String PAIRED = "p";

    private final String context;
    private final String extension;

    DialplanPlace(String context, String extension) {
        this.context = context;
        this.extension = extension;
    }

    String context() {
        return context;
    }

    /** Where the place belongs to nobody. */
    String extension() {
        return extension;
    }

    /** Where the place is an advisor's. */
    static String of(long sessionId) {
        return Long.toString(sessionId);
    }

    /** Where two legs meet. */
    static String of(ChannelIds.Pair pair) {
        return PAIRED + pair.one() + "-" + pair.other();
    }

    /** The conference's name for an extension, as the dialplan makes it. */
    String room(String exten) {
        return exten.startsWith(PAIRED) ? "pair-" + exten.substring(1) + "-" : "adv-" + exten + "-";
    }

    static Optional<DialplanPlace> of(String context) {
        return Arrays.stream(values())
                .filter(place -> place.context.equals(context))
                .findFirst();
    }
}
