package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;

/**
 * The pacing of the campaigns that share a team of advisors: what they share of their knowledge, written once for all of
 * them. Each campaign keeps a policy of its own. Engine thread only.
 */
public interface TeamPacing extends Snapshotable {
    /** The policy of a campaign that is new to the dialer. */
    PacingPolicy create();

    /** The policy of a campaign of this team as {@link PacingPolicy#write} left it. */
    PacingPolicy read(StateReader in);

    /**
     * A campaign comes from another team, with all it has learned. Its advisors have been taken out of that team's sums.
     *
     * @param policy of the same kind
     */
    void join(PacingPolicy policy, long nowMs);

    /** A campaign goes to another team. */
    void leave(PacingPolicy policy, long nowMs);
}
