package io.cadencia.core.pacing;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;

/** What the pacing sees of its campaign at the moment of a decision. */
public interface PacingView {
    DialMode mode();

    PacingLimits limits();

    /** Advisors in the campaign, those on a break or dialling by hand included. */
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
     * How likely the n-th lead in turn is to answer, as a class of {@link AnswerOdds}.
     *
     * @param n 0 = the next one
     */
    int oddsOfNext(int n);

    /** Advisors working: ready or handling a call. */
    default int team() {
        return ready() + talking() + wrapUp();
    }
}
