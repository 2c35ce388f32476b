package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.SuperviseMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a desktop needs to draw a seat. Times in epoch milliseconds, 0 = none.
 *
 * @param version grows with every view of the seat
 * @param deadlineMs end of the wrap-up, pause or ringing, if it has a limit
 * @param pendingPause reason of a pause that begins after the call, empty = none
 * @param phoneNode the switch the advisor's phone is on, empty = the only one
 * @param lead the lead on the screen, also while and after its call
 * @param supervision shown to the supervisor, and to the advisor where the campaign says so
 * @param verdicts what the gate said of each phone of the lead when it came on the screen; manual and preview only
 */
public record SeatView(
        long version,
        long sessionId,
        long advisorId,
        long campaignId,
        AdvisorState state,
        long sinceMs,
        long deadlineMs,
        String pauseReason,
        String pendingPause,
        PhoneLeg phoneLeg,
        @Nullable CallView call,
        @Nullable Lead lead,
        List<PhoneVerdict> verdicts,
        int calls,
        int gestiones,
        int promises,
        String phoneNode,
        @Nullable SupervisionView supervision) {

    public enum PhoneLeg {
        DOWN,
        CALLING,
        UP
    }

    /**
     * The call in hand; stays, as {@link LegState#ENDED}, until it is classified. For the advisor it has ended too when
     * the debtor talks on with a third party.
     *
     * @param machine what the detector takes the debtor for; null = nothing heard
     * @param thirdPartyOutcome what came of the last third party that did not stay; null = there was none
     */
    public record CallView(
            long attemptId,
            long phoneId,
            String number,
            LegState state,
            long sinceMs,
            long connectedAtMs,
            boolean held,
            boolean muted,
            @Nullable EndedBy endedBy,
            boolean inbound,
            Recorded recording,
            @Nullable AmdVerdict machine,
            @Nullable ThirdPartyView thirdParty,
            @Nullable Outcome thirdPartyOutcome) {}

    /** How the recording of a call stands. */
    public enum Recorded {
        NONE,
        ON,
        PAUSED,
        FAILED,
        FINISHED
    }

    /** A third party beside the call; {@code phase} CONSULT, THREE_WAY, BLIND or TRANSFERRED. */
    public record ThirdPartyView(String name, String number, String phase, LegState state, long sinceMs) {}

    /** A supervisor takes part in an advisor's calls. */
    public record SupervisionView(long supervisorId, long advisorId, SuperviseMode mode) {}

    public record PhoneVerdict(long phoneId, Verdict verdict) {}
}
