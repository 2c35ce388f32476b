package io.cadencia.protocol;

import java.util.List;

/** Every stable code a {@link ServerMessage.Refused} or {@link ServerMessage.Rejected} can carry. */
public final class RefusalCodes {
    public static final String PROTOCOL_VERSION = "PROTOCOL_VERSION";
    public static final String MALFORMED_MESSAGE = "MALFORMED_MESSAGE";
    public static final String MESSAGE_TOO_LARGE = "MESSAGE_TOO_LARGE";
    public static final String HELLO_FIRST = "HELLO_FIRST";
    public static final String NOT_SIGNED_IN = "NOT_SIGNED_IN";
    public static final String BAD_CREDENTIALS = "BAD_CREDENTIALS";
    public static final String USER_LOCKED = "USER_LOCKED";
    public static final String SESSION_EXPIRED = "SESSION_EXPIRED";
    /** The same user signed in elsewhere; the older connection is closed with this. */
    public static final String SIGNED_IN_ELSEWHERE = "SIGNED_IN_ELSEWHERE";

    public static final String SERVER_BUSY = "SERVER_BUSY";
    public static final String SERVER_UNAVAILABLE = "SERVER_UNAVAILABLE";
    public static final String NO_SUCH_CAMPAIGN = "NO_SUCH_CAMPAIGN";
    /** The team serves campaigns the advisor has no permission for. params: {@code campaign}, the name of the first. */
    public static final String TEAM_INCOMPLETE = "TEAM_INCOMPLETE";

    public static final String CAMPAIGN_CLOSED = "CAMPAIGN_CLOSED";
    public static final String WRONG_STATE = "WRONG_STATE";
    public static final String WRONG_MODE = "WRONG_MODE";
    public static final String PHONE_NOT_CONNECTED = "PHONE_NOT_CONNECTED";
    public static final String NO_SUCH_CALL = "NO_SUCH_CALL";
    public static final String NOT_AVAILABLE_ON_THIS_LEG = "NOT_AVAILABLE_ON_THIS_LEG";
    public static final String CLASSIFICATION_PENDING = "CLASSIFICATION_PENDING";
    public static final String UNKNOWN_RESULT = "UNKNOWN_RESULT";
    /** params: {@code field}. */
    public static final String MISSING_FIELD = "MISSING_FIELD";
    /** params: {@code field}, {@code value}, {@code expected}. */
    public static final String INVALID_FIELD = "INVALID_FIELD";

    public static final String NOTE_TOO_LONG = "NOTE_TOO_LONG";
    public static final String UNKNOWN_PAUSE_REASON = "UNKNOWN_PAUSE_REASON";
    public static final String NO_LEADS = "NO_LEADS";
    public static final String NO_SUCH_LEAD = "NO_SUCH_LEAD";
    public static final String NO_SUCH_PHONE = "NO_SUCH_PHONE";
    /** params: {@code rule}, {@code opensAt} (ISO instant, may be absent). */
    public static final String BLOCKED_BY_RULE = "BLOCKED_BY_RULE";

    public static final String PERSON_IN_CALL = "PERSON_IN_CALL";
    public static final String TELEPHONY_DOWN = "TELEPHONY_DOWN";
    public static final String SEAT_LIMIT = "SEAT_LIMIT";
    /** No line for a call asked for. params: {@code reason}, one of the campaign's blockers. */
    public static final String NO_LINE = "NO_LINE";

    public static final String NO_SUCH_DESTINATION = "NO_SUCH_DESTINATION";
    public static final String NO_RECORDING = "NO_RECORDING";
    public static final String NO_SUCH_ADVISOR = "NO_SUCH_ADVISOR";
    public static final String ALREADY_SUPERVISED = "ALREADY_SUPERVISED";
    /** Supervisor's and advisor's phones are on different switches. */
    public static final String OTHER_SWITCH = "OTHER_SWITCH";
    /** The switch the debtor is on has no line for a third party now. */
    public static final String NO_LINE_HERE = "NO_LINE_HERE";

    /** The user's role does not allow it. */
    public static final String NOT_ALLOWED = "NOT_ALLOWED";

    /** Every code, for completeness tests of translations. */
    public static final List<String> ALL = List.of(
            PROTOCOL_VERSION,
            MALFORMED_MESSAGE,
            MESSAGE_TOO_LARGE,
            HELLO_FIRST,
            NOT_SIGNED_IN,
            BAD_CREDENTIALS,
            USER_LOCKED,
            SESSION_EXPIRED,
            SIGNED_IN_ELSEWHERE,
            SERVER_BUSY,
            SERVER_UNAVAILABLE,
            NO_SUCH_CAMPAIGN,
            TEAM_INCOMPLETE,
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
            NO_LINE,
            NO_SUCH_DESTINATION,
            NO_RECORDING,
            NO_SUCH_ADVISOR,
            ALREADY_SUPERVISED,
            OTHER_SWITCH,
            NO_LINE_HERE,
            NOT_ALLOWED);

    private RefusalCodes() {}
}
