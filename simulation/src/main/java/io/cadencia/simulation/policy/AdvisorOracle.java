package io.cadencia.simulation.policy;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.pacing.AdvisorForecast;
import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.pacing.Horizon;
import io.cadencia.core.pacing.Outlook;
import io.cadencia.simulation.WorldKnowledge;

/** Knows to the second when each advisor will be free; all else is as the house's own pacing knows it. */
final class AdvisorOracle implements AdvisorForecast {
    private static final double HANDLING_SECONDS = 140;

    private final WorldKnowledge world;
    private final int[] freed = new int[Horizon.FREE_SECONDS + 1];
    private long second;

    AdvisorOracle(WorldKnowledge world) {
        this.world = world;
    }

    @Override
    public void moved(AdvisorWork from, long sinceMs, AdvisorWork to) {}

    @Override
    public void advance(long nowMs) {
        second = nowMs / 1_000;
    }

    @Override
    public void addTo(Outlook outlook) {
        world.freed(second * 1_000, freed);
        for (int k = 1; k <= Outlook.K; k++) {
            outlook.busyFor(k, world.busy() - freed[k + Horizon.WAIT_SECONDS]);
        }
    }

    @Override
    public int busy() {
        return world.busy();
    }

    @Override
    public double freeWithin(int seconds) {
        return freed[seconds];
    }

    @Override
    public double meanHandlingSeconds() {
        return HANDLING_SECONDS;
    }

    @Override
    public void write(StateWriter out) {
        out.writeLong(second);
    }

    @Override
    public void read(StateReader in) {
        second = in.readLong();
    }
}
