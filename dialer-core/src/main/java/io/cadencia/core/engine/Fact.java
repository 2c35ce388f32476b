package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.SuperviseMode;
import java.util.Map;

/**
 * What happened, for the database and for reports. Ids are the engine's and unique for ever; times are epoch
 * milliseconds in UTC, 0 = it did not happen; {@code advisorId} 0 = no advisor.
 */
public sealed interface Fact {

    /**
     * One per call placed or come in, when it is over.
     *
     * @param callerId shown to the debtor; of an inbound call the number that was called
     * @param machine what the detector took the debtor for (an {@code AmdVerdict}), empty = nothing heard
     * @param transferredAtMs when the advisor left the debtor to a third party
     */
    record AttemptEnded(
            long attemptId,
            long campaignId,
            long leadId,
            long accountId,
            long personId,
            long phoneId,
            String number,
            String trunk,
            String callerId,
            DialMode mode,
            long advisorId,
            long placedAtMs,
            long ringingAtMs,
            long answeredAtMs,
            long connectedAtMs,
            long endedAtMs,
            Outcome outcome,
            int q850,
            int sipCode,
            EndedBy endedBy,
            String machine,
            long transferredAtMs)
            implements Fact {}

    /** A gestión: by an advisor's classification, or by the engine for what the line proves (advisorId 0). */
    record GestionRecorded(
            long gestionId,
            long attemptId,
            long campaignId,
            long leadId,
            long accountId,
            long personId,
            long phoneId,
            DialMode mode,
            long advisorId,
            ContactType contactType,
            String resultCode,
            Map<String, String> fields,
            String note,
            long talkMs,
            long atMs)
            implements Fact {}

    /** The engine gives a lead back to the store. */
    record LeadReleased(long leadId, long campaignId, LeadState state, int attempts, long nextAttemptAtMs)
            implements Fact {}

    /** What a call taught about a phone: the store keeps its last result and state. */
    record PhoneTried(long phoneId, long personId, Outcome outcome, boolean invalid, long atMs) implements Fact {}

    /** An interval of an advisor's day. {@code reason} of a pause, otherwise empty. */
    record AdvisorInterval(
            long advisorId, long sessionId, long campaignId, AdvisorState state, String reason, long fromMs, long toMs)
            implements Fact {}

    /** The gate stopped a call; {@code nextAllowedMs} 0 = not by waiting. */
    record ContactBlocked(
            long campaignId,
            long leadId,
            long personId,
            long phoneId,
            String profile,
            String rule,
            long atMs,
            long nextAllowedMs)
            implements Fact {}

    /**
     * One per third party called, when it is over.
     *
     * @param phase how far it came: CONSULT, THREE_WAY, BLIND or TRANSFERRED
     * @param outcome {@code CONNECTED} if it answered
     */
    record ThirdPartyCalled(
            long legId,
            long attemptId,
            long campaignId,
            long advisorId,
            String destination,
            String number,
            String phase,
            long placedAtMs,
            long answeredAtMs,
            long endedAtMs,
            Outcome outcome,
            int q850,
            int sipCode,
            EndedBy endedBy)
            implements Fact {}

    /**
     * One per change of a recording, for audit.
     *
     * @param advisorId who, 0 = the dialer
     * @param reason why, of pauses and failures
     * @param durationMs recorded so far, 0 = not known
     */
    record RecordingChanged(
            long attemptId,
            long campaignId,
            long advisorId,
            String name,
            RecordingState change,
            String reason,
            long atMs,
            long durationMs)
            implements Fact {}

    /** A supervisor begins, changes or ({@code OFF}) ends taking part in an advisor's calls. */
    record AdvisorSupervised(long supervisorId, long advisorId, long campaignId, SuperviseMode mode, long atMs)
            implements Fact {}

    record CampaignChanged(long campaignId, boolean running, String actor, long atMs) implements Fact {}

    /**
     * A setting of a campaign was changed.
     *
     * @param lever by its name in the configuration
     * @param before as it is written there, as {@code after}
     * @param actor who did it, "configuration" for what a start of the server brought
     */
    record CampaignTuned(long campaignId, String lever, String before, String after, String actor, long atMs)
            implements Fact {}

    /**
     * The debtor of an attempt that was told as a technical failure had heard the abandonment message: it was abandoned.
     *
     * @param gestionId of the gestión that corrects the one told with the attempt
     */
    record AbandonmentFound(long attemptId, long campaignId, long gestionId, long atMs) implements Fact {}
}
