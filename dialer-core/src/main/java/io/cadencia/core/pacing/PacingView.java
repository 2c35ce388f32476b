package io.cadencia.core.pacing;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;

/**
 * What the pacing sees at the moment of a decision: mode and limits of its campaign, advisors and calls of its team, that is,
 * of all campaigns that share the advisors.
 */
public interface PacingView {
    DialMode mode();

    PacingLimits limits();

    /** Advisors in the team, those on a break or dialling by hand included. */
    int seats();

    /** Advisors waiting for a call. */
    int ready();

    /** Advisors in a call. */
    int talking();

    /** Advisors in after-call work. */
    int wrapUp();

    /** Calls placed and not yet answered or failed. */
    int inFlight();

    /** Calls answered and without an advisor yet. */
    int waiting();

    /** When the running calendar day of the campaign began, epoch milliseconds. */
    long dayStartMs();

    /**
     * Chooses the lead of one launch of this decision.
     *
     * @param ease 0 = one of the likeliest to answer at hand, 1 = one of the least likely
     * @return how likely it is, as a class of {@link AnswerOdds}
     */
    int choose(double ease);

    /** Share of the team's conversations that are the campaign's, above 0 to 1. */
    default double share() {
        return 1;
    }

    /** More calls than this will not be placed by one decision: campaigns that share a team take turns. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** Advisors working: ready or handling a call. */
    default int team() {
        return ready() + talking() + wrapUp();
    }
}
