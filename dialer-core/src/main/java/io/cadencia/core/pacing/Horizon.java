package io.cadencia.core.pacing;

/** How far the forecast looks. */
final class Horizon {
    /** Seconds ahead in which a call launched now may be answered. */
    static final int SECONDS = 30;
    /** Seconds an answered debtor may wait; the legal limit of two seconds. */
    static final int WAIT_SECONDS = 2;
    /** Seconds ahead for which it matters whether an advisor is free. */
    static final int FREE_SECONDS = SECONDS + WAIT_SECONDS;

    private Horizon() {}
}
