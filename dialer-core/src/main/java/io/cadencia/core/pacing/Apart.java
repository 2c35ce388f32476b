package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.function.Supplier;

/** Policies that know nothing of each other, for the laboratory, which takes no snapshots. */
record Apart(Supplier<PacingPolicy> policies) implements PacingFactory, TeamPacing {
    @Override
    public TeamPacing team() {
        return this;
    }

    @Override
    public TeamPacing readTeam(StateReader in) {
        throw unreadable();
    }

    @Override
    public PacingPolicy create() {
        return policies.get();
    }

    @Override
    public PacingPolicy read(StateReader in) {
        throw unreadable();
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException("policies of the laboratory are not read back");
    }

    @Override
    public void join(PacingPolicy policy, long nowMs) {}

    @Override
    public void leave(PacingPolicy policy, long nowMs) {}

    @Override
    public void write(StateWriter out) {}
}
