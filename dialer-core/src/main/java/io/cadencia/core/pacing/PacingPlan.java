package io.cadencia.core.pacing;

/**
 * What to do now and why.
 *
 * @param launches calls to place now
 * @param forecast what the policy went by: the price of abandonment in predictive dialling, answers per call otherwise
 * @param limit the rule that set the number
 */
public record PacingPlan(int launches, double forecast, Limit limit) {
    public enum Limit {
        NONE,
        NO_ADVISOR_FREE,
        ENOUGH_IN_FLIGHT,
        LINES_PER_ADVISOR,
        CALLS_PER_SECOND,
        ABANDONMENT,
        SMALL_TEAM,
        COLD_START,
        /** The mode itself: progressive or fixed ratio. */
        MODE
    }
}
