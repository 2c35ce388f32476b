package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * Observed over expected events of the last minute and a half, to catch sudden shifts long before the slow estimates do
 * (design/pacing.md, section 2, "fast factors"). Multiplies a hazard.
 */
final class FastFactor implements Snapshotable {
    private static final double MEMORY_SECONDS = 90;
    private static final double KEEP = 1 - 1 / MEMORY_SECONDS;
    private static final double PRIOR_EVENTS = 12;

    private final double least;
    private final double most;
    private double observed;
    private double expected;

    FastFactor(double least, double most) {
        this.least = least;
        this.most = most;
    }

    void observed() {
        observed++;
    }

    /** In a second that went by so many were expected; of those who ended in it too. */
    void expected(double events) {
        expected += events;
    }

    /** A second begins. */
    void fade() {
        observed *= KEEP;
        expected *= KEEP;
    }

    void forget() {
        observed = 0;
        expected = 0;
    }

    double value() {
        return Math.clamp((PRIOR_EVENTS + observed) / (PRIOR_EVENTS + expected), least, most);
    }

    /** A hazard per second at {@code factor} times its odds: never more than one (Cox's model in discrete time). */
    static double apply(double hazard, double factor) {
        return factor * hazard / (1 - hazard + factor * hazard);
    }

    @Override
    public void write(StateWriter out) {
        out.writeDouble(observed);
        out.writeDouble(expected);
    }

    void read(StateReader in) {
        observed = in.readDouble();
        expected = in.readDouble();
    }
}
