package io.cadencia.core.pacing;

/** The rule that set the number of calls launched. */
public enum LaunchLimit {
    NONE,
    NO_ADVISOR_FREE,
    ENOUGH_IN_FLIGHT,
    LINES_PER_ADVISOR,
    CALLS_PER_SECOND,
    ABANDONMENT,
    SMALL_TEAM,
    COLD_START,
    /** The mode itself: progressive or fixed ratio. */
    MODE,
    /** The campaign names a trunk that is not configured. */
    UNKNOWN_TRUNK,
    /** The trunk has no number to show for the campaign's purpose. */
    NO_CALLER_ID,
    /** The carrier denied one call after the other: the trunk rests for a while. */
    TRUNK_DENIED,
    /** As many calls at once as the trunk may carry. */
    TRUNK_FULL,
    /** As many calls in a second as the trunk may carry. */
    TRUNK_RATE,
    /** No switch that has the trunk is reached. */
    NODE_DOWN,
    /** Every switch that has the trunk is being drained or under maintenance. */
    NODE_DRAINING,
    /** Every switch that has the trunk carries all the calls it may. */
    NODE_CAPACITY,
    /** The switches answer late: fewer calls until they keep up. */
    SWITCH_SLOW,
    /** Another campaign of the same team is behind its share: it comes first. */
    OTHERS_TURN
}
