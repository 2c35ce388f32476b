package io.cadencia.simulation;

/** What nobody could know outside a simulation; for the bounds that policies are measured against. */
public interface WorldKnowledge {

    /** Advisors with a call or the work after it. */
    int busy();

    /**
     * Fills {@code freed[k]} with the advisors busy now who will be free within k seconds.
     *
     * @param nowMs epoch milliseconds
     */
    void freed(long nowMs, int[] freed);

    /** When the n-th of the busy advisors will be free, the soonest first; {@link Long#MAX_VALUE} if there are fewer. */
    long freeMs(int n);

    /** The next call launched goes to a debtor of the (endless) list who answers after so long. */
    void callSomebodyWhoAnswersAfter(long ms);
}
