package io.cadencia.core.pacing;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.engine.Snapshotable;

/**
 * Decides how many calls of one campaign to launch now. Part of the engine's state: deterministic, told of everything
 * that happens to the campaign's calls and advisors, asked again after every event that could change its mind
 * (design/pacing.md); what a policy does not care to hear passes it by. One instance per campaign; engine thread only. Of advisors that several campaigns share one of their
 * policies is told, see {@link TeamPacing}.
 */
public interface PacingPolicy extends Snapshotable {

    /** @param odds class of {@link AnswerOdds} */
    default void placed(int odds, long nowMs) {}

    /** A human answered the call placed at {@code placedMs}. */
    default void answered(int odds, long placedMs, PacingLimits limits, long nowMs) {}

    /** A call ended without an answer; {@code byUs}: we ended it, it proves nothing about the debtor. */
    default void failed(int odds, long placedMs, boolean byUs, long nowMs) {}

    /** An answered human found no advisor within the wait limit. */
    default void abandoned(long nowMs) {}

    /** An advisor went from one work, begun at {@code sinceMs}, to another. */
    default void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to, long nowMs) {}

    /** Makes up its mind; the decision stands until the next one. Does not allocate. */
    void decide(PacingView view, long nowMs);

    /** Calls to place now. */
    int launches();

    /** Calls to give up now, those that rang the longest. */
    default int cancels() {
        return 0;
    }

    /** The rule that set the number of launches. */
    LaunchLimit limit();

    /** The budget of abandonments is used up or nearly: who shares the advisors need not wait for this campaign. */
    default boolean saving() {
        return false;
    }

    /** Highest chance of abandonment at which it would place a call; 0 = none, every call wants an advisor of its own. */
    default double price() {
        return 0;
    }

    /** Chance that a call placed now is answered; where it is not known every call counts as one. */
    default double answerChance(int odds) {
        return 1;
    }

    /** When to be asked again though nothing happened; {@link Long#MAX_VALUE} = never. */
    default long wakeAtMs() {
        return Long.MAX_VALUE;
    }

    /** What the last decision rested on, for the people who look at it. */
    PacingDecision explain(PacingView view);
}
