package io.cadencia.core.engine;

import io.cadencia.core.answer.Reliability;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.pacing.PacingDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign at one moment: counts of now, and totals since the engine's journal began.
 *
 * @param waiting answered and without an advisor yet
 * @param hopper leads at hand, {@code remaining} dialable ones left in the store when last asked
 * @param busyMs advisor time spent talking, on hold and in after-call work; {@code idleMs} spent ready. Occupancy =
 *     busy / (busy + idle) (domain.md 3.7)
 * @param expectedWaitMs mean time an advisor waited for the last calls, -1 = unknown
 * @param blocker why nothing is being dialled, empty = nothing blocks
 * @param pacing the pacing's last decision; null where an advisor decides when to dial
 * @param team name of the team the campaign shares with others, empty = it has its advisors for itself. An advisor of a
 *     shared team is counted in the campaign whose call is, or was last, in hand
 * @param teamAdvisors advisors of the whole team, {@code teamReady} of them ready
 * @param reliability how well the answer model foretold; empty where it is not used
 */
public record CampaignFigures(
        long campaignId,
        String name,
        DialMode mode,
        boolean running,
        int advisors,
        int ready,
        int onCall,
        int wrapUp,
        int paused,
        int dialing,
        int ringing,
        int waiting,
        int hopper,
        int remaining,
        long placed,
        long answered,
        long abandoned,
        long connected,
        long classified,
        long blocked,
        long busyMs,
        long idleMs,
        long expectedWaitMs,
        String blocker,
        @Nullable PacingDecision pacing,
        String team,
        int teamAdvisors,
        int teamReady,
        List<Reliability.Point> reliability) {
    public CampaignFigures {
        reliability = List.copyOf(reliability);
    }
}
