package io.cadencia.core.engine;

import java.util.Map;

/** An expected refusal: a stable code and what the user needs to know, translated at the edge. */
public record Rejection(Code code, Map<String, String> params) {
    public Rejection {
        params = Map.copyOf(params);
    }

    public static Rejection of(Code code) {
        return new Rejection(code, Map.of());
    }

    /** The names are the codes of the desktop's protocol. */
    public enum Code {
        NOT_SIGNED_IN,
        NO_SUCH_CAMPAIGN,
        CAMPAIGN_CLOSED,
        WRONG_STATE,
        WRONG_MODE,
        PHONE_NOT_CONNECTED,
        NO_SUCH_CALL,
        NOT_AVAILABLE_ON_THIS_LEG,
        CLASSIFICATION_PENDING,
        UNKNOWN_RESULT,
        MISSING_FIELD,
        INVALID_FIELD,
        NOTE_TOO_LONG,
        UNKNOWN_PAUSE_REASON,
        NO_LEADS,
        NO_SUCH_LEAD,
        NO_SUCH_PHONE,
        BLOCKED_BY_RULE,
        PERSON_IN_CALL,
        TELEPHONY_DOWN,
        SEAT_LIMIT,
        /** No line for a call asked for; parameter {@code reason}. */
        NO_LINE,
        NO_SUCH_DESTINATION,
        NO_RECORDING,
        NO_SUCH_ADVISOR,
        ALREADY_SUPERVISED,
        /** The phones concerned are on different switches. */
        OTHER_SWITCH,
        /** A third party can only be called from the switch the debtor is on, and that has no line now. */
        NO_LINE_HERE
    }
}
