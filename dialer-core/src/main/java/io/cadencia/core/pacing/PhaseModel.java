package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/** How long one phase of an advisor's work lasts and what comes after it. */
final class PhaseModel implements Snapshotable {
    private static final int ENDED = 0;
    /** Events a smoothed bin rests on. */
    private static final double EVENTS_PER_WINDOW = 20;
    /** Events that the overall rate is worth beside what was seen at an age. */
    private static final double PRIOR_EVENTS = 3;

    private static final double PRIOR_MEAN_SECONDS = 90;

    final AgeCounts advisors;
    private final Lifetimes past;
    private final FastFactor fast = new FastFactor(0.4, 2.5);
    private final int oldest;
    private final double transitionGrowth;
    /** Weight of what came next: each later phase, and last: free. */
    private final double[] next = new double[AdvisorWork.FREE.ordinal() + 1];

    private double transitionWeight = 1;
    private final double[] hazard;
    private final double[] atRisk;
    private final double[] eventsUpTo;
    private final double[] secondsUpTo;
    /** P(free within k seconds | this phase ends now), as it was when the table was built. */
    private final double[] after = new double[Horizon.FREE_SECONDS + 1];
    /** P(free within k seconds | in this phase for e seconds), [e][k]; derived when asked for. */
    private double[][] free = {};

    private boolean stale = true;

    private double tableFactor = 1;
    private boolean touched;
    private double meanSeconds;

    PhaseModel(AdvisorWork phase) {
        advisors = new AgeCounts(phase.seconds());
        past = new Lifetimes(phase.bins, phase.secondsPerBin, 1, phase.halfLife);
        transitionGrowth = StrictMath.pow(2, 1 / phase.halfLife);
        hazard = new double[phase.bins];
        atRisk = new double[phase.bins];
        eventsUpTo = new double[phase.bins + 1];
        secondsUpTo = new double[phase.bins + 1];
        oldest = phase.seconds();
        next[usualNext(phase).ordinal()] = 1;
    }

    private static AdvisorWork usualNext(AdvisorWork phase) {
        return switch (phase) {
            case TALK, IDENTITY, NEGOTIATION, CLOSING -> AdvisorWork.WRAP_UP;
            case WRAP_UP, CLASSIFYING, TICKING, UNCLASSIFIED, FREE, AWAY -> AdvisorWork.FREE;
        };
    }

    void second(long second) {
        double expected = 0;
        int left = advisors.total();
        for (int age = 0; left > 0; age++) {
            int here = advisors.at(age);
            expected += here * hazardAt(age);
            left -= here;
        }
        fast.second(expected);
        advisors.advance(second);
    }

    void silence(long second) {
        fast.forget();
        advisors.advance(second);
    }

    void entered() {
        touched = true;
        advisors.add();
    }

    /** Left for a later phase, or free. Returns the age it was left at. */
    int left(long sinceSecond, AdvisorWork following) {
        int age = advisors.age(sinceSecond);
        advisors.remove(sinceSecond);
        past.ended(age, ENDED);
        fast.observed();
        next[following.ordinal()] += transitionWeight;
        transitionWeight *= transitionGrowth;
        return age;
    }

    /** Left for a break or for good. */
    int cutShort(long sinceSecond) {
        int age = advisors.age(sinceSecond);
        advisors.remove(sinceSecond);
        past.cutShort(age);
        return age;
    }

    /** Nobody was ever in this phase. */
    boolean untouched() {
        return !touched;
    }

    /** {@code [k]}: probability that an advisor in this phase for {@code age} seconds is free within k seconds. */
    double[] freeWithin(int age) {
        if (stale) {
            fill();
            stale = false;
        }
        return free[Math.min(age, oldest)];
    }

    /** How often an advisor comes into this phase for each time into {@code first}, as far as seen; at most once. */
    double perCall(PhaseModel first) {
        return first == this ? 1 : Math.min(1, (double) past.count() / Math.max(1, first.past.count()));
    }

    /** Mean length of the phase, seconds, from the learned hazards. */
    double meanSeconds() {
        return meanSeconds;
    }

    private double mean() {
        double alive = 1;
        double mean = 0;
        for (double h : hazard) {
            mean += alive * past.secondsPerBin();
            for (int second = 0; second < past.secondsPerBin(); second++) {
                alive *= 1 - h;
            }
        }
        return mean;
    }

    /** The fast factor has moved so far that the table is worth building anew. */
    boolean shifted() {
        return Math.abs(fast.value() / tableFactor - 1) > 0.05;
    }

    /** Takes the evidence into the hazard: each age looks as far to both sides as it needs for enough events. */
    void learn() {
        past.remember(advisors.total());
        past.exposure(atRisk);
        past.exposure(advisors, atRisk);
        for (int bin = 0; bin < hazard.length; bin++) {
            eventsUpTo[bin + 1] = eventsUpTo[bin] + past.ends(ENDED, bin);
            secondsUpTo[bin + 1] = secondsUpTo[bin] + atRisk[bin] * past.secondsPerBin();
        }
        double overall = (PRIOR_EVENTS + eventsUpTo[hazard.length])
                / (PRIOR_EVENTS * PRIOR_MEAN_SECONDS + secondsUpTo[hazard.length]);
        for (int bin = 0; bin < hazard.length; bin++) {
            hazard[bin] = smoothed(bin, overall);
        }
        meanSeconds = mean();
    }

    private double smoothed(int bin, double overall) {
        int reach = reach(bin);
        double events = between(eventsUpTo, bin, reach);
        double seconds = between(secondsUpTo, bin, reach) + PRIOR_EVENTS / overall;
        return Math.min(0.95, (events + PRIOR_EVENTS) / seconds);
    }

    /** Bins to each side that have enough events between them, or all there are. */
    private int reach(int bin) {
        int low = 0;
        int high = hazard.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (between(eventsUpTo, bin, middle) >= EVENTS_PER_WINDOW) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private double between(double[] upTo, int bin, int reach) {
        return upTo[Math.min(hazard.length, bin + reach + 1)] - upTo[Math.max(0, bin - reach)];
    }

    private double hazardAt(int age) {
        return hazard[Math.min(hazard.length - 1, age / past.secondsPerBin())];
    }

    /** Builds the table; {@code models} of the later phases are up to date. */
    void table(PhaseModel[] models) {
        double all = 0;
        for (double weight : next) {
            all += weight;
        }
        Arrays.fill(after, 0);
        for (int following = 0; following < next.length; following++) {
            double share = next[following] / all;
            for (int k = 0; share > 0 && k < after.length; k++) {
                after[k] += share
                        * (following == AdvisorWork.BUSY ? 1 : models[following].freeWithin(0)[k]);
            }
        }
        tableFactor = fast.value();
        stale = true;
    }

    /** Only for phases that are asked for: the tables are large. */
    private void fill() {
        if (free.length == 0) {
            free = new double[oldest + 1][Horizon.FREE_SECONDS + 1];
        }
        double h = 0;
        for (int age = oldest; age >= 0; age--) {
            if (age == oldest || age % past.secondsPerBin() == past.secondsPerBin() - 1) {
                h = FastFactor.apply(hazardAt(age), tableFactor);
            }
            double[] row = free[age];
            double[] older = free[Math.min(oldest, age + 1)];
            for (int k = 1; k <= Horizon.FREE_SECONDS; k++) {
                row[k] = h * after[k - 1] + (1 - h) * older[k - 1];
            }
        }
    }

    /** A phase nobody was ever in says so and takes no room. */
    @Override
    public void write(StateWriter out) {
        out.writeBoolean(touched);
        for (double p : after) {
            out.writeDouble(p);
        }
        out.writeDouble(tableFactor);
        if (!touched) {
            out.writeLong(advisors.nowSecond());
            return;
        }
        advisors.write(out);
        past.write(out);
        fast.write(out);
        for (double weight : next) {
            out.writeDouble(weight);
        }
        out.writeDouble(transitionWeight);
        for (double h : hazard) {
            out.writeDouble(h);
        }
    }

    void read(StateReader in) {
        touched = in.readBoolean();
        for (int i = 0; i < after.length; i++) {
            after[i] = in.readDouble();
        }
        tableFactor = in.readDouble();
        stale = true;
        if (!touched) {
            advisors.advance(in.readLong());
            learn();
            return;
        }
        advisors.read(in);
        past.read(in);
        fast.read(in);
        for (int i = 0; i < next.length; i++) {
            next[i] = in.readDouble();
        }
        transitionWeight = in.readDouble();
        for (int i = 0; i < hazard.length; i++) {
            hazard[i] = in.readDouble();
        }
        meanSeconds = mean();
    }
}
