package io.cadencia.telephony.leg;

/** What {@link LegTracker} asks for when an event calls for a command. */
public interface LegReactions {
    /** An attached leg's channel exists: into the bridge of whom it is for, then dial. */
    void attach(Leg leg);

    /** An advisor's phone was picked up: into its bridge. */
    void seat(AdvisorLeg advisor);

    /** A predictive leg was answered: guard it until an advisor takes it. */
    void guard(Leg leg);

    /**
     * The leg that this one was paired with is gone.
     *
     * @param talked that one had answered: then this one ends too; else it waits, with music, for an advisor
     */
    void leftAlone(Leg leg, long partnerLegId, boolean talked);

    /**
     * The end of a leg is about to be told: the last moment for what must be told before.
     *
     * @param known false: it was lost, and how it ended is not known
     */
    void ending(Leg leg, boolean known);

    /** An advisor's phone is down, and told so. */
    void advisorGone(long sessionId);

    /** A channel with a leg's name that is in no register. */
    void orphan(String channel);
}
