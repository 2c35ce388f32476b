package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;

/**
 * Decides how many calls of one campaign to launch now. Part of the engine's state: deterministic, told of everything
 * that happens to the campaign's calls and advisors, asked again after every event that could change its mind
 * (design/pacing.md). One instance per campaign; engine thread only.
 */
public interface PacingPolicy extends Snapshotable {

    void placed(long nowMs);

    void ringing(long placedMs, long nowMs);

    /** A human answered, {@code ringMs} after the call was placed. */
    void answered(long ringMs, long nowMs);

    /** A call ended without an answer, {@code ageMs} after it was placed. */
    void failed(long ageMs, long nowMs);

    /** An answered human found no advisor within the wait limit. */
    void abandoned(long nowMs);

    /** An advisor became free again after {@code handledMs} of talk and after-call work. */
    void handled(long handledMs, long nowMs);

    PacingPlan plan(PacingView view, long nowMs);
}
