package io.cadencia.simulation.policy;

import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingDecision;
import io.cadencia.core.pacing.PacingPolicy;
import io.cadencia.core.pacing.PacingView;

/** A policy that goes by counts. Not made to be read back. */
abstract class Baseline implements PacingPolicy {
    private int launches;

    /** Calls wanted beside those in flight; negative = too many are. */
    protected abstract int wanted(PacingView view, long nowMs);

    @Override
    public final void decide(PacingView view, long nowMs) {
        launches = Math.max(0, wanted(view, nowMs));
    }

    @Override
    public final int launches() {
        return launches;
    }

    @Override
    public final LaunchLimit limit() {
        return LaunchLimit.MODE;
    }

    @Override
    public final PacingDecision explain(PacingView view) {
        return new PacingDecision(
                view.mode(),
                view.ready(),
                view.talking() + view.wrapUp(),
                view.inFlight(),
                view.waiting(),
                0,
                view.ready(),
                0,
                0,
                0,
                launches,
                0,
                limit());
    }

    @Override
    public void write(StateWriter out) {
        out.writeInt(launches);
    }
}
