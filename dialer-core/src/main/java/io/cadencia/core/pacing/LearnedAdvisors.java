package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/** Advisors' times learned from the phases of their work ({@link PhaseModel}). */
final class LearnedAdvisors implements AdvisorForecast {
    private static final AdvisorWork[] WORKS = AdvisorWork.values();
    /** How soon after one another the tables follow a sudden shift. */
    private static final long TABLE_AT_LEAST_SECONDS = 10;

    private final PhaseModel[] phases = new PhaseModel[AdvisorWork.BUSY];
    private boolean begun;
    private long now;
    private long tableSecond;

    LearnedAdvisors() {
        for (int i = 0; i < phases.length; i++) {
            phases[i] = new PhaseModel(WORKS[i]);
        }
    }

    @Override
    public void moved(AdvisorWork from, long sinceSecond, AdvisorWork to, Outlook sums) {
        if (from.busy()) {
            PhaseModel model = phases[from.ordinal()];
            boolean goesOn = to == AdvisorWork.FREE || to.busy() && to.ordinal() > from.ordinal();
            int age = goesOn ? model.left(sinceSecond, to) : model.cutShort(sinceSecond);
            sums.advisors(model.freeWithin(age), -1);
        }
        if (to.busy()) {
            phases[to.ordinal()].entered();
            sums.advisors(phases[to.ordinal()].freeWithin(0), 1);
        }
    }

    @Override
    public void second(long second) {
        boolean shifted = false;
        for (PhaseModel phase : phases) {
            phase.second(second);
            shifted |= phase.shifted();
        }
        if (shifted && second - tableSecond >= TABLE_AT_LEAST_SECONDS) {
            tables(second);
        }
        now = second;
    }

    @Override
    public void silence(long second) {
        for (PhaseModel phase : phases) {
            phase.silence(second);
        }
        now = second;
    }

    @Override
    public void learn() {
        for (PhaseModel phase : phases) {
            if (!begun || !phase.untouched()) {
                phase.learn();
            }
        }
        tables(now);
        begun = true;
    }

    private void tables(long second) {
        tableSecond = second;
        for (int i = phases.length - 1; i >= 0; i--) {
            phases[i].table(phases);
        }
    }

    @Override
    public void addTo(Outlook sums) {
        for (PhaseModel phase : phases) {
            int left = phase.advisors.total();
            for (int age = 0; left > 0; age++) {
                int advisors = phase.advisors.at(age);
                if (advisors > 0) {
                    sums.advisors(phase.freeWithin(age), advisors);
                    left -= advisors;
                }
            }
        }
    }

    @Override
    public int busy() {
        int busy = 0;
        for (PhaseModel phase : phases) {
            busy += phase.advisors.total();
        }
        return busy;
    }

    @Override
    public double freeWithin(int seconds) {
        double free = 0;
        for (PhaseModel phase : phases) {
            int left = phase.advisors.total();
            for (int age = 0; left > 0; age++) {
                int advisors = phase.advisors.at(age);
                free += advisors * phase.freeWithin(age)[seconds];
                left -= advisors;
            }
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
        out.writeBoolean(begun);
        out.writeLong(now);
        out.writeLong(tableSecond);
    }

    @Override
    public void read(StateReader in) {
        for (PhaseModel phase : phases) {
            phase.read(in);
        }
        begun = in.readBoolean();
        now = in.readLong();
        tableSecond = in.readLong();
    }
}
