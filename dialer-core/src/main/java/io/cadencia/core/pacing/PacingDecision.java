package io.cadencia.core.pacing;

import io.cadencia.core.campaign.DialMode;

/**
 * A decision of the pacing with what it rested on.
 *
 * @param ready advisors waiting, {@code busy} with a call or the work after it
 * @param inFlight calls placed and not answered yet, {@code waiting} answered ones without an advisor
 * @param answerShare expected share of launched calls that are answered
 * @param soonFree advisors expected to be free within ten seconds, those who are included
 * @param soonAnswered calls in flight expected to be answered within ten seconds
 * @param risk chance that the next call, if answered, finds nobody
 * @param price highest risk at which a call is launched; 0 = the budget is used up
 * @param launches calls placed by it, {@code cancels} given up
 * @param limit the rule that set the number
 */
public record PacingDecision(
        DialMode mode,
        int ready,
        int busy,
        int inFlight,
        int waiting,
        double answerShare,
        double soonFree,
        double soonAnswered,
        double risk,
        double price,
        int launches,
        int cancels,
        LaunchLimit limit) {}
