package io.cadencia.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a desktop says to the server. Every message with a {@code requestId} is answered by exactly one {@link
 * ServerMessage.Ack} or {@link ServerMessage.Rejected} with the same id; sending it again with the same id after a
 * reconnect has no second effect.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientMessage {

    /** A message that expects an answer. */
    sealed interface Request extends ClientMessage {
        String requestId();
    }

    /** First message of every connection. {@code locale} is a BCP 47 tag such as {@code es-MX}. */
    record Hello(int protocolVersion, String client, String clientVersion, String locale) implements ClientMessage {}

    record SignIn(String requestId, String user, String password) implements Request {}

    /** Takes up a session again after a lost connection; answered by {@code SignedIn} and the seat as it is now. */
    record Resume(String requestId, String sessionToken) implements Request {}

    /** Sits down in a campaign; the advisor's phone is called and the first seat pushed. */
    record Join(String requestId, long campaignId) implements Request {}

    /** Asks for {@code READY} or {@code PAUSED}; during a call a pause is kept and begins after the classification. */
    record ChangeState(
            String requestId, Target target, @Nullable String pauseReason) implements Request {
        public enum Target {
            READY,
            PAUSED
        }
    }

    /**
     * @param digits only with {@link CallControl#SEND_DTMF}
     * @param detail with {@link CallControl#CONSULT} and {@link CallControl#TRANSFER} the code of the destination, with
     *     {@link CallControl#PAUSE_RECORDING} the reason, such as {@code CARD_DATA}
     */
    record ControlCall(
            String requestId,
            long attemptId,
            CallControl control,
            @Nullable String digits,
            @Nullable String detail) implements Request {
        public ControlCall(String requestId, long attemptId, CallControl control, @Nullable String digits) {
            this(requestId, attemptId, control, digits, null);
        }
    }

    /** Supervisors only, from a paused seat: takes part in an advisor's calls. */
    record Supervise(String requestId, long advisorId, SuperviseMode mode) implements Request {}

    enum SuperviseMode {
        LISTEN,
        WHISPER,
        BARGE,
        OFF
    }

    /** Manual and preview: puts a lead of the work list on the screen; without id the first one. */
    record TakeLead(String requestId, @Nullable Long leadId) implements Request {}

    /** Manual and preview: dials a phone of the lead on the screen. */
    record DialPhone(String requestId, long leadId, long phoneId) implements Request {}

    /** Manual and preview: puts the lead on the screen back without dialling. */
    record SkipLead(String requestId, long leadId, String reason) implements Request {}

    /**
     * How far the advisor is with the call in hand, as far as the desktop can tell; sharpens the forecast of when they
     * are free. One that comes late is refused with {@code NO_SUCH_CALL} and no harm done.
     */
    record ReportPhase(String requestId, long attemptId, CallPhase phase) implements Request {}

    enum CallPhase {
        /** Who is on the line. */
        IDENTITY,
        /** With the debtor, or somebody who may speak for them. */
        NEGOTIATION,
        /** The result is known, its details are being agreed. */
        CLOSING,
        /** The call is over and the form is being filled in. */
        CLASSIFYING
    }

    /** The two-level classification of a call, with the mandatory fields of its result; values in ISO form. */
    record Classify(String requestId, long attemptId, String resultCode, Map<String, String> fields, String note)
            implements Request {}

    /** The screen-pop of this call is on the screen; used to measure how long that takes. */
    record PopShown(long attemptId) implements ClientMessage {}

    record Ping(long sentNanos) implements ClientMessage {}

    record SignOut(String requestId) implements Request {}
}
