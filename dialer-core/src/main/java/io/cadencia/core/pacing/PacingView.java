package io.cadencia.core.pacing;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;

/**
 * What the pacing sees of its campaign.
 *
 * @param ready advisors waiting for a call
 * @param talking advisors in a call, {@code wrapUp} in after-call work
 * @param inFlight calls placed and not yet answered or failed
 * @param waiting calls answered and without an advisor yet
 */
public record PacingView(
        DialMode mode, int ready, int talking, int wrapUp, int inFlight, int waiting, PacingLimits limits) {
    /** Advisors working: ready or handling a call. */
    public int team() {
        return ready + talking + wrapUp;
    }
}
