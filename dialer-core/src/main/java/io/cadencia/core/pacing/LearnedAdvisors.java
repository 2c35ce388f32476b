package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/** Advisors' times learned from the phases of their work ({@link PhaseModel}). */
final class LearnedAdvisors implements AdvisorForecast {
    private static final AdvisorWork[] WORKS = AdvisorWork.values();

    private final PhaseModel[] phases = new PhaseModel[AdvisorWork.BUSY];

    LearnedAdvisors() {
        for (int i = 0; i < phases.length; i++) {
            phases[i] = new PhaseModel(WORKS[i], phases);
        }
    }

    @Override
    public void moved(AdvisorWork from, long sinceMs, AdvisorWork to) {
        if (from.busy()) {
            PhaseModel phase = phases[from.ordinal()];
            if (to == AdvisorWork.FREE || to.busy() && to.ordinal() > from.ordinal()) {
                phase.ended(sinceMs, to);
            } else {
                phase.cutShort(sinceMs);
            }
        }
        if (to.busy()) {
            phases[to.ordinal()].entered();
        }
    }

    @Override
    public void advance(long nowMs) {
        for (PhaseModel phase : phases) {
            phase.advance(nowMs);
        }
    }

    @Override
    public void addTo(Outlook outlook) {
        for (PhaseModel phase : phases) {
            if (phase.used()) {
                outlook.cohort(phase);
            }
        }
    }

    @Override
    public int busy() {
        int busy = 0;
        for (PhaseModel phase : phases) {
            busy += phase.living.total();
        }
        return busy;
    }

    @Override
    public double freeWithin(int seconds) {
        double free = 0;
        for (PhaseModel phase : phases) {
            free += phase.living.total() - phase.sums().mean[seconds - Horizon.WAIT_SECONDS];
        }
        return free;
    }

    @Override
    public double meanHandlingSeconds() {
        double seconds = 0;
        for (int i = 0; i < AdvisorWork.UNCLASSIFIED.ordinal(); i++) {
            seconds += phases[i].perCall(phases[0]) * phases[i].meanSeconds();
        }
        return seconds;
    }

    @Override
    public void write(StateWriter out) {
        for (PhaseModel phase : phases) {
            phase.write(out);
        }
    }

    @Override
    public void read(StateReader in) {
        for (PhaseModel phase : phases) {
            phase.read(in);
        }
    }
}
