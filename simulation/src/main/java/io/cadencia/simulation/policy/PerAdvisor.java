package io.cadencia.simulation.policy;

import io.cadencia.core.pacing.PacingView;

/** So many lines for each idle advisor; one is progressive dialling. */
final class PerAdvisor extends Baseline {
    private final double lines;

    PerAdvisor(double lines) {
        this.lines = lines;
    }

    @Override
    protected int wanted(PacingView view, long nowMs) {
        return (int) (lines * view.ready()) - view.inFlight() - view.waiting();
    }
}
