package io.cadencia.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server says to a desktop. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerMessage {

    record Welcome(int protocolVersion, String serverVersion, Instant serverTime) implements ServerMessage {}

    /** The connection is refused and will be closed. {@code code} is stable; see {@link RefusalCodes}. */
    record Refused(String code, Map<String, String> params) implements ServerMessage {}

    /** Signed in or resumed. {@code sessionToken} is a secret: keep it in memory only. */
    record SignedIn(
            String sessionToken, long advisorId, String displayName, List<CampaignChoice> campaigns, PhoneAccount phone)
            implements ServerMessage {}

    record CampaignChoice(long id, String name, String mandante, DialMode mode, String profile, boolean open) {}

    enum DialMode {
        PREDICTIVE,
        PROGRESSIVE,
        RATIO,
        PREVIEW,
        MANUAL
    }

    /**
     * The SIP account the advisor's phone registers with, provisioned by the server.
     *
     * @param password shown once on the sign-in screen; null when the phone is provisioned elsewhere
     */
    record PhoneAccount(
            String user,
            String domain,
            String transport,
            @Nullable String password,
            boolean registered) {}

    /** The classification tree, pause reasons and after-call rules of the campaign joined, in the session's language. */
    record Catalog(
            long campaignId,
            String currency,
            String locale,
            List<ContactType> contactTypes,
            List<PauseReason> pauseReasons,
            WrapUp wrapUp,
            List<Destination> destinations)
            implements ServerMessage {}

    /** Somebody an advisor may consult and transfer to. */
    record Destination(String code, String name, String number) {}

    /** First level of the classification. */
    record ContactType(String code, String label, List<Result> results) {}

    /** Second level of the classification. */
    record Result(String code, String label, List<Field> fields) {}

    /** A field a result demands. {@code choices} only for {@link FieldKind#CHOICE}. */
    record Field(String name, String label, FieldKind kind, boolean mandatory, List<Choice> choices) {}

    record Choice(String code, String label) {}

    enum FieldKind {
        TEXT,
        DATE,
        DATE_TIME,
        MONEY,
        CHOICE
    }

    /** {@code limitSeconds} 0 = no limit. */
    record PauseReason(String code, String label, int limitSeconds) {}

    /** {@code limitSeconds} 0 = no limit; {@code earlyExit} = the advisor may finish before the limit. */
    record WrapUp(int limitSeconds, boolean earlyExit) {}

    /**
     * The whole state of the advisor's seat; each push replaces the one before (a lower {@code version} is dropped).
     *
     * @param deadline when the wrap-up, pause or ring limit of this state ends, if it has one
     * @param leadId the account on the screen; its {@link AccountCard} is sent apart
     * @param pendingPause reason of a pause that begins after this call
     * @param phoneNode the switch the advisor's phone is on where there are several
     */
    record Seat(
            long version,
            SeatState state,
            Instant since,
            @Nullable Instant deadline,
            @Nullable String pauseReason,
            @Nullable String pendingPause,
            @Nullable CampaignChoice campaign,
            PhoneLeg phoneLeg,
            @Nullable Call call,
            @Nullable Long leadId,
            @Nullable Waiting waiting,
            Figures figures,
            @Nullable Supervision supervision,
            @Nullable String phoneNode)
            implements ServerMessage {}

    /** A supervisor takes part in an advisor's calls; told to the supervisor, and to the advisor by policy. */
    record Supervision(long supervisorId, long advisorId, ClientMessage.SuperviseMode mode) {}

    enum SeatState {
        SIGNED_IN,
        CONNECTING_PHONE,
        READY,
        PREPARING,
        DIALING,
        ON_CALL,
        WRAP_UP,
        UNCLASSIFIED,
        PAUSED
    }

    enum PhoneLeg {
        DOWN,
        CALLING,
        UP
    }

    /**
     * The call in hand, kept after its end until it is classified.
     *
     * @param machine what the detector takes the debtor for: HUMAN, MACHINE or UNSURE; null = nothing heard
     * @param thirdPartyOutcome what came of the last third party that did not stay, such as BUSY; null = there was none
     */
    record Call(
            long attemptId,
            CallState state,
            String number,
            boolean outbound,
            Instant since,
            @Nullable Instant connectedAt,
            boolean held,
            boolean muted,
            List<CallControl> controls,
            @Nullable String endedBy,
            Recorded recording,
            @Nullable String machine,
            @Nullable ThirdParty thirdParty,
            @Nullable String thirdPartyOutcome) {}

    enum Recorded {
        NONE,
        ON,
        PAUSED,
        FAILED,
        FINISHED
    }

    /** A third party beside the call; {@code since} it is in this state. */
    record ThirdParty(String name, String number, ThirdPartyPhase phase, CallState state, Instant since) {}

    enum ThirdPartyPhase {
        CONSULT,
        THREE_WAY,
        /** The debtor waits for the third party to answer. */
        BLIND,
        TRANSFERRED
    }

    enum CallState {
        DIALING,
        RINGING,
        CONNECTED,
        ENDED
    }

    /** Why nothing is on the line yet. {@code expectedWaitSeconds} is null while unknown. */
    record Waiting(
            int position,
            int advisorsWaiting,
            int dialing,
            int ringing,
            @Nullable Integer expectedWaitSeconds,
            @Nullable String blocker) {}

    /** The advisor's own day. */
    record Figures(int calls, int gestiones, int promises) {}

    /** What the screen shows of an account. Personal data is masked by the server where the policy says so. */
    record AccountCard(
            long leadId,
            long accountId,
            String folio,
            String mandante,
            String product,
            String debtor,
            String role,
            String maskedId,
            String zone,
            String currency,
            String locale,
            BigDecimal balance,
            BigDecimal overdue,
            LocalDate balanceDate,
            int daysPastDue,
            @Nullable LocalDate lastPaymentDate,
            @Nullable BigDecimal lastPaymentAmount,
            List<Phone> phones,
            List<HistoryEntry> history)
            implements ServerMessage {}

    /** {@code verdict} is what the gate says of dialling this phone now. */
    record Phone(
            long id,
            String number,
            String kind,
            String relation,
            String state,
            String zone,
            @Nullable Verdict verdict) {}

    record Verdict(
            boolean allowed,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable Instant opensAt) {}

    record HistoryEntry(
            Instant at,
            String channel,
            String contactType,
            String result,
            String label,
            @Nullable String advisor,
            String note) {}

    /** Manual and preview: the leads set aside for this advisor, in the order to work them. */
    record WorkList(List<WorkItem> items, int remainingInCampaign) implements ServerMessage {}

    record WorkItem(
            long leadId,
            String debtor,
            String folio,
            String product,
            BigDecimal overdue,
            String currency,
            int daysPastDue,
            int attempts) {}

    record Ack(String requestId) implements ServerMessage {}

    /** An expected refusal; {@code code} is stable and translated by the desktop with {@code params}. */
    record Rejected(String requestId, String code, Map<String, String> params) implements ServerMessage {}

    record Pong(long sentNanos, Instant serverTime) implements ServerMessage {}
}
