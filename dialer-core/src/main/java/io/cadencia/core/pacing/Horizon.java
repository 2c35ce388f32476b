package io.cadencia.core.pacing;

/** How far the forecast looks. */
public final class Horizon {
    /** Seconds ahead in which a call launched now may be answered. */
    public static final int SECONDS = 30;
    /** Seconds an answered debtor may wait; the legal limit of two seconds. */
    public static final int WAIT_SECONDS = 2;
    /** Seconds ahead for which it matters whether an advisor is free. */
    public static final int FREE_SECONDS = SECONDS + WAIT_SECONDS;

    private Horizon() {}
}
