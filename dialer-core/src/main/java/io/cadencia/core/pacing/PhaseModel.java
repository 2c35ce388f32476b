package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/** The advisors in one phase of their work: how long it lasts and what comes after it. Its chances are of still being busy. */
final class PhaseModel extends Cohort {
    /** Ages told apart, seconds: a longer call or after-call work tells no more by its age. */
    private static final int SPAN = 256;

    private static final long OFFSET_MS = 125;
    /** Ages whose chances are made anew in a second, in seconds: all of them in a round of nine seconds. */
    private static final int AGES_PER_SECOND = 32;

    private static final int ENDED = 0;
    /** Events a smoothed bin rests on. */
    private static final double EVENTS_PER_WINDOW = 20;
    /** Events that the overall rate is worth beside what was seen at an age. */
    private static final double PRIOR_EVENTS = 3;

    private static final double PRIOR_MEAN_SECONDS = 90;

    private final PhaseModel[] phases;
    private final Lifetimes past;
    private final FastFactor fast = new FastFactor(0.4, 2.5);
    private final double transitionGrowth;
    /** Weight of what came next: each later phase, and last: free. */
    private final double[] next = new double[AdvisorWork.FREE.ordinal() + 1];

    private double transitionWeight = 1;
    private final double[] hazard;
    private final double[] atRisk;
    private final double[] eventsUpTo;
    private final double[] secondsUpTo;
    /** P(busy k seconds after this phase has ended). */
    private final float[] after = new float[Horizon.FREE_SECONDS + 1];

    /** The bins below are still to be made in this round. */
    private int reached;

    private double meanSeconds;

    /** @param phases all of them, by their order */
    PhaseModel(AdvisorWork phase, PhaseModel[] phases) {
        super(SPAN, phase.ordinal() * OFFSET_MS, 1, Horizon.WAIT_SECONDS);
        this.phases = phases;
        past = new Lifetimes(SPAN, 1, phase.halfLife);
        transitionGrowth = StrictMath.pow(2, 1 / phase.halfLife);
        int bins = living.oldest() + 1;
        hazard = new double[bins];
        atRisk = new double[bins];
        eventsUpTo = new double[bins + 1];
        secondsUpTo = new double[bins + 1];
        next[usualNext(phase).ordinal()] = 1;
        learn();
    }

    private static AdvisorWork usualNext(AdvisorWork phase) {
        return switch (phase) {
            case TALK, IDENTITY, NEGOTIATION, CLOSING -> AdvisorWork.WRAP_UP;
            case WRAP_UP, CLASSIFYING, TICKING, UNCLASSIFIED, FREE, AWAY -> AdvisorWork.FREE;
        };
    }

    /** Left for a later phase, or free. */
    void ended(long sinceMs, AdvisorWork following) {
        past.ended(leftAt(sinceMs), ENDED);
        fast.observed();
        next[following.ordinal()] += transitionWeight;
        transitionWeight *= transitionGrowth;
    }

    /** Left for a break or for good. */
    void cutShort(long sinceMs) {
        past.cutShort(leftAt(sinceMs));
    }

    /** Returns the age. In the second it ended in an end was expected as in those before. */
    private int leftAt(long sinceMs) {
        int age = left(sinceMs);
        fast.expected(hazard[living.bin(age)]);
        return age;
    }

    @Override
    void passed() {
        double expected = 0;
        for (int bin = 0; bin < hazard.length; bin++) {
            expected += living.at(bin) * hazard[bin];
        }
        fast.fade();
        fast.expected(expected);
    }

    @Override
    void silence() {
        fast.forget();
    }

    /** How often an advisor comes into this phase for each time into {@code first}, as far as seen; at most once. */
    double perCall(PhaseModel first) {
        return first == this ? 1 : Math.min(1, (double) past.count() / Math.max(1, first.past.count()));
    }

    /** Mean length of the phase by the learned hazards, seconds, counted up to the span. */
    double meanSeconds() {
        return meanSeconds;
    }

    private double mean() {
        double alive = 1;
        double mean = 0;
        for (int age = 0; age < SPAN; age++) {
            mean += alive;
            alive *= 1 - hazard[Ages.bin(age)];
        }
        return mean;
    }

    @Override
    void begin() {
        do {
            renew();
        } while (reached > 0);
    }

    /** Learns, and in the seconds that follow takes it into the chances, from the oldest to the youngest. */
    @Override
    void renew() {
        if (reached == 0) {
            learn();
            follow();
            reached = hazard.length;
        }
        double factor = fast.value();
        for (int ages = 0; ages < AGES_PER_SECOND && reached > 0; ages += Ages.seconds(reached)) {
            reached--;
            double goes = FastFactor.apply(hazard[reached], factor);
            expect(reached, goes, 1 - goes, after);
        }
    }

    /** Takes the evidence into the hazard: each age looks as far to both sides as it needs for enough events. */
    private void learn() {
        past.remember(living.total());
        past.exposure(atRisk);
        past.exposure(living, atRisk);
        for (int bin = 0; bin < hazard.length; bin++) {
            eventsUpTo[bin + 1] = eventsUpTo[bin] + past.ends(ENDED, bin);
            secondsUpTo[bin + 1] = secondsUpTo[bin] + atRisk[bin];
        }
        double overall = (PRIOR_EVENTS + eventsUpTo[hazard.length])
                / (PRIOR_EVENTS * PRIOR_MEAN_SECONDS + secondsUpTo[hazard.length]);
        int reach = 0;
        for (int bin = 0; bin < hazard.length; bin++) {
            reach = reach(bin, Math.max(0, reach - 1));
            double events = between(eventsUpTo, bin, reach);
            double seconds = between(secondsUpTo, bin, reach) + PRIOR_EVENTS / overall;
            hazard[bin] = Math.min(0.95, (events + PRIOR_EVENTS) / seconds);
        }
        meanSeconds = mean();
    }

    /** Bins to each side that have enough events between them, or all there are. */
    private int reach(int bin, int atLeast) {
        int reach = atLeast;
        while (reach < hazard.length && between(eventsUpTo, bin, reach) < EVENTS_PER_WINDOW) {
            reach++;
        }
        return reach;
    }

    private double between(double[] upTo, int bin, int reach) {
        return upTo[Math.min(hazard.length, bin + reach + 1)] - upTo[Math.max(0, bin - reach)];
    }

    private void follow() {
        double all = 0;
        for (double weight : next) {
            all += weight;
        }
        Arrays.fill(after, 0);
        for (int following = 0; following < AdvisorWork.BUSY; following++) {
            double share = next[following] / all;
            if (share > 0) {
                float[] busy = phases[following].chances(0);
                for (int k = 0; k < after.length; k++) {
                    after[k] += (float) (share * busy[k]);
                }
            }
        }
    }

    @Override
    void writeKnown(StateWriter out) {
        past.write(out);
        fast.write(out);
        for (double weight : next) {
            out.writeDouble(weight);
        }
        out.writeDouble(transitionWeight);
        for (double h : hazard) {
            out.writeDouble(h);
        }
        for (float p : after) {
            out.writeInt(Float.floatToRawIntBits(p));
        }
        out.writeInt(reached);
        for (int bin = 0; bin < hazard.length; bin++) { // of two rounds
            for (float p : chances(bin)) {
                out.writeInt(Float.floatToRawIntBits(p));
            }
        }
    }

    @Override
    void readKnown(StateReader in) {
        past.read(in);
        fast.read(in);
        for (int i = 0; i < next.length; i++) {
            next[i] = in.readDouble();
        }
        transitionWeight = in.readDouble();
        for (int i = 0; i < hazard.length; i++) {
            hazard[i] = in.readDouble();
        }
        for (int i = 0; i < after.length; i++) {
            after[i] = Float.intBitsToFloat(in.readInt());
        }
        reached = in.readInt();
        for (int bin = 0; bin < hazard.length; bin++) {
            float[] row = chances(bin);
            for (int k = 0; k < row.length; k++) {
                row[k] = Float.intBitsToFloat(in.readInt());
            }
        }
        meanSeconds = mean();
    }
}
