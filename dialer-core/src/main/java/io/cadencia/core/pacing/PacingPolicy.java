package io.cadencia.core.pacing;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.engine.Snapshotable;
import org.jspecify.annotations.Nullable;

/**
 * Decides how many calls of one campaign to launch now. Part of the engine's state: deterministic, told of everything
 * that happens to the campaign's calls and advisors, asked again after every event that could change its mind
 * (design/pacing.md). One instance per campaign; engine thread only.
 */
public interface PacingPolicy extends Snapshotable {

    void placed(long nowMs);

    /** A human answered the call placed at {@code placedMs}. */
    void answered(long placedMs, PacingLimits limits, long nowMs);

    /** A call ended without an answer; {@code byUs}: we ended it, it proves nothing about the debtor. */
    void failed(long placedMs, boolean byUs, long nowMs);

    /** An answered human found no advisor within the wait limit. */
    void abandoned(long nowMs);

    /** An advisor went from one state to another; null = came into the campaign, or left it. */
    void advisorMoved(@Nullable AdvisorState from, long sinceMs, @Nullable AdvisorState to, long nowMs);

    PacingPlan plan(PacingView view, long nowMs);
}
