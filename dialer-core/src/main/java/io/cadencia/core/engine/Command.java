package io.cadencia.core.engine;

import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeMode;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can change the engine's state. Journaled before it is applied; with its time it determines the next
 * state entirely. Record components may only be appended, never removed or reordered: the journal of an older version
 * must stay readable (see {@code RecordCodec}).
 */
public sealed interface Command {

    /** First command of a journal. Ids of this engine begin above {@code baseId}. */
    record Genesis(long baseId, long seed) implements Command {}

    /** The server started and replayed: desktops and the switch's link are gone until they report. */
    record ServerStarted() implements Command {}

    /** Time has passed and a timer is due. */
    record Tick() implements Command {}

    record DefineProfile(ComplianceProfile profile) implements Command {}

    record DefineCampaign(CampaignSpec spec) implements Command {}

    /** The nodes and trunks; replaces those defined before. */
    record DefineExchange(ExchangeSpec exchange) implements Command {}

    /** An operator drains a node, takes it out of service, or brings it back. */
    record SetNodeMode(String node, NodeMode mode, String actor) implements Command {}

    record RunCampaign(long campaignId, boolean running, String actor) implements Command {}

    /**
     * A supervisor changes settings of a campaign at work; carried out wholly, or not at all if one cannot be.
     *
     * @param levers by the names of {@link io.cadencia.core.campaign.Levers}
     */
    record TuneCampaign(long campaignId, Map<String, String> levers, String actor) implements Command {}

    record LeadsArrived(long requestId, long campaignId, List<Lead> leads, int remaining, long nextDueMs)
            implements Command {}

    /** Who a caller is, as far as the store knows; {@code lead} null = nobody of the campaign. */
    record CallerFound(
            long legId, long campaignId, @Nullable Lead lead) implements Command {}

    record TelephonyObserved(TelephonyEvent event) implements Command {}

    /** The switch refused a request. {@code legId} or {@code sessionId} 0 = not of one. */
    record TelephonyRefused(TelephonyVerb verb, long legId, long sessionId, Ack.Reason reason) implements Command {}

    /** The backlog of facts not yet in the database; launches stop while {@code overLimit}. */
    record BacklogReported(long facts, boolean overLimit) implements Command {}

    /** What an advisor asks; answered by one {@link Effect.Answer} with the same request id. */
    sealed interface SeatCommand extends Command {
        long sessionId();

        String requestId();
    }

    /** Sits down: the phone is called, the first seat shown. Also moves a seat to another campaign. */
    record TakeSeat(String requestId, long sessionId, long advisorId, long campaignId, AdvisorEndpoint endpoint)
            implements SeatCommand {}

    /** Goes ready; or, with a reason, pauses (after the call in hand, if there is one). */
    record ChangeState(String requestId, long sessionId, boolean ready, String pauseReason) implements SeatCommand {}

    /**
     * @param digits of {@link Control#SEND_DTMF}
     * @param detail code of the destination with {@link Control#CONSULT} and {@link Control#TRANSFER}, the reason with
     *     {@link Control#PAUSE_RECORDING}
     */
    record ControlCall(String requestId, long sessionId, long attemptId, Control control, String digits, String detail)
            implements SeatCommand {
        public ControlCall(String requestId, long sessionId, long attemptId, Control control, String digits) {
            this(requestId, sessionId, attemptId, control, digits, "");
        }
    }

    /** A supervisor, paused at a seat of their own, takes part in an advisor's calls; {@code OFF} ends it. */
    record Supervise(String requestId, long sessionId, long advisorId, SuperviseMode mode) implements SeatCommand {}

    /** {@code leadId} 0 = the first of the work list. */
    record TakeLead(String requestId, long sessionId, long leadId) implements SeatCommand {}

    record DialPhone(String requestId, long sessionId, long leadId, long phoneId) implements SeatCommand {}

    record SkipLead(String requestId, long sessionId, long leadId, String reason) implements SeatCommand {}

    /** How far the advisor is with the call in hand, as the desktop sees it; lets the pacing know when they will be free. */
    record ReportPhase(String requestId, long sessionId, long attemptId, CallPhase phase) implements SeatCommand {}

    record Classify(
            String requestId,
            long sessionId,
            long attemptId,
            String resultCode,
            Map<String, String> fields,
            String note)
            implements SeatCommand {}

    /** The desktop asks for its seat again, after a reconnect. */
    record ResumeSeat(String requestId, long sessionId) implements SeatCommand {}

    record LeaveSeat(String requestId, long sessionId) implements SeatCommand {}

    /** The desktop's socket is gone; its seat is kept for the grace time. */
    record DesktopLost(long sessionId) implements Command {}

    enum Control {
        HANG_UP,
        HOLD,
        RESUME,
        MUTE,
        UNMUTE,
        SEND_DTMF,
        /** Calls a third party; the debtor hears music. */
        CONSULT,
        /** Gives the debtor to a third party unasked; comes back if nobody answers. */
        TRANSFER,
        /** Debtor, third party and advisor together. */
        MERGE,
        /** The advisor leaves the other two. */
        LEAVE,
        /** Ends the third party's part, ringing or talking; the debtor comes back. */
        DROP_THIRD_PARTY,
        PAUSE_RECORDING,
        RESUME_RECORDING
    }

    enum TelephonyVerb {
        OPEN_ADVISOR,
        CLOSE_ADVISOR,
        DIAL,
        CONNECT,
        HANG_UP,
        HOLD,
        MUTE,
        SEND_DTMF,
        PLAY,
        PAIR,
        ANSWER,
        RECORD,
        PAUSE_RECORDING,
        RESUME_RECORDING,
        SUPERVISE,
        FORGET_ABANDONED
    }
}
