package io.cadencia.simulation.policy;

import io.cadencia.core.pacing.PacingView;

/** WombatDialer's boost (pacing.md 5.5): free advisors times a factor, none while too many answered calls wait. */
final class Wombat extends Baseline {
    private final double boost;
    private final int mostWaiting;

    Wombat(double boost, int mostWaiting) {
        this.boost = boost;
        this.mostWaiting = mostWaiting;
    }

    @Override
    protected int wanted(PacingView view, long nowMs) {
        return view.waiting() > mostWaiting ? 0 : calls(view.ready()) - view.inFlight();
    }

    int calls(int free) {
        return (int) StrictMath.floor(free * boost);
    }
}
