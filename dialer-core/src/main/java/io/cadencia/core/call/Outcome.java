package io.cadencia.core.call;

/** What an attempt came to on the network. Only {@link #CONNECTED} had an advisor and needs a classification. */
public enum Outcome {
    /** Answered and talked to an advisor. */
    CONNECTED,
    /** Answered, no advisor within the wait limit (or lost by us after the answer): counts against the ceiling. */
    ABANDONED,
    /** Answered and hung up by the debtor before an advisor came and within the wait limit. */
    EARLY_HANGUP,
    MACHINE,
    NO_ANSWER,
    BUSY,
    NO_RESPONSE,
    INVALID_NUMBER,
    NUMBER_CHANGED,
    BAD_FORMAT,
    REJECTED,
    BLOCKED_BY_NETWORK,
    CONGESTION,
    NETWORK_FAILURE,
    TRUNK_DENIED,
    CODEC_MISMATCH,
    FAILED_OTHER,
    /** Hung up by the dialer while ringing: not an attempt in the eyes of the retry rules. */
    CANCELLED,
    /** The switch or our link to it was lost: a technical failure, not the debtor's doing. */
    TECHNICAL_FAILURE,
    /** Inbound: the caller hung up before an advisor was there. */
    CALLER_GAVE_UP,
    /** Inbound: nobody was there or came in time, the caller heard the message. Not an abandonment by the law. */
    TURNED_AWAY;

    /** True if a human or machine picked up. */
    public boolean answered() {
        return switch (this) {
            case CONNECTED, ABANDONED, EARLY_HANGUP, MACHINE -> true;
            default -> false;
        };
    }
}
