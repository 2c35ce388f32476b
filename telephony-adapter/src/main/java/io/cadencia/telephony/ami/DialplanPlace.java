package io.cadencia.telephony.ami;

import java.util.Arrays;
import java.util.Optional;

/** Where a call can be in the dialplan: the contexts of extensions-ami.conf. */
enum DialplanPlace {
    /** Picked up, waiting for a decision. */
    ANSWERED("ami-out", "cust"),
    /** On its way into the room of the advisor who dialled it. */
    ATTACHED("ami-attached", ""),
    /** In an advisor's room. */
    ROOM("ami-room", ""),
    HOLD("ami-hold", ""),
    DETACHED("ami-detached", "s"),
    RINGING("ami-ringing", "s"),
    /** Hears the abandonment message. */
    MESSAGE("out", "sorry");

    private final String context;
    private final String extension;

    DialplanPlace(String context, String extension) {
        this.context = context;
        this.extension = extension;
    }

    String context() {
        return context;
    }

    /** @param sessionId the advisor session where the place is somebody's */
    String extension(long sessionId) {
        return extension.isEmpty() ? Long.toString(sessionId) : extension;
    }

    static Optional<DialplanPlace> of(String context) {
        return Arrays.stream(values())
                .filter(place -> place.context.equals(context))
                .findFirst();
    }
}
