package io.cadencia.core.port.telephony;

/** A switch's answer to a request. */
public sealed interface Ack {
    record Accepted() implements Ack {}

    /** {@code detail} is for logs, never for users. */
    record Refused(Reason reason, String detail) implements Ack {}

    enum Reason {
        LEG_GONE,
        ADVISOR_GONE,
        UNKNOWN_ENDPOINT,
        LINK_DOWN,
        OVERLOADED,
        TIMED_OUT,
        NOT_SUPPORTED,
        FAILED
    }

    Ack ACCEPTED = new Accepted();
}
