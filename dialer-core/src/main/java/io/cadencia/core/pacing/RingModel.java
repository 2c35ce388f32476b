package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * When and whether a call in flight will be answered, given for how long it has been: answer and failure as competing
 * hazards of the age, shrunk towards a default shape while data are few, sharpened by the fast factor.
 */
final class RingModel implements Snapshotable {
    /** Ages told apart, seconds; longer than any ring limit. */
    static final int AGES = 64;

    private static final int ANSWERED = 0;
    private static final int FAILED = 1;
    private static final double HALF_LIFE_CALLS = 2_000;
    private static final double PRIOR_CALLS_PER_AGE = 60;
    private static final double PRIOR_ANSWER_SHARE = 0.25;
    private static final long CALLS_BEFORE_FAST_FACTOR = 500;
    private static final double[] DEFAULT_ANSWER = defaultAnswerHazard();
    private static final double DEFAULT_FAILURE = 0.01;

    final AgeCounts calls = new AgeCounts(AGES);
    private final Lifetimes past = new Lifetimes(AGES, 1, 2, HALF_LIFE_CALLS);
    private final FastFactor fast = new FastFactor(0.85, 4);
    private final double[] answerHazard = new double[AGES];
    private final double[] failureHazard = new double[AGES];
    /** P(answered within k seconds | in flight for a), [a][k]; derived. */
    private final double[][] within = new double[AGES + 1][Horizon.SECONDS + 1];

    private double tableFactor = 1;
    private final double[] atRisk = new double[AGES];

    RingModel() {
        learn();
    }

    /** A new second has begun: the calls have grown older by one. */
    void second(long second) {
        double expected = 0;
        for (int age = 0; age < AGES; age++) {
            expected += calls.at(age) * answerHazard[age];
        }
        fast.second(expected);
        calls.advance(second);
        table();
    }

    /** A long silence: everything sudden is forgotten. */
    void silence(long second) {
        fast.forget();
        calls.advance(second);
        table();
    }

    void placed() {
        calls.add();
    }

    /** Returns the age it was answered at. */
    int answered(long placedSecond) {
        int age = calls.age(placedSecond);
        calls.remove(placedSecond);
        past.ended(age, ANSWERED);
        fast.observed();
        return age;
    }

    int failed(long placedSecond) {
        int age = calls.age(placedSecond);
        calls.remove(placedSecond);
        past.ended(age, FAILED);
        return age;
    }

    int cutShort(long placedSecond) {
        int age = calls.age(placedSecond);
        calls.remove(placedSecond);
        past.cutShort(age);
        return age;
    }

    long resolved() {
        return past.count();
    }

    /** {@code [k]}: probability that a call in flight for {@code age} seconds is answered within k seconds. */
    double[] within(int age) {
        return within[Math.min(age, AGES)];
    }

    /** Probability that a call launched now is answered within the horizon. */
    double answerShare() {
        return within[0][Horizon.SECONDS];
    }

    /** Takes the evidence into the hazards. */
    void learn() {
        past.exposure(calls, atRisk);
        double scale = scale();
        for (int age = 0; age < AGES; age++) {
            double risk = atRisk[age] + PRIOR_CALLS_PER_AGE;
            double prior = Math.min(0.9, DEFAULT_ANSWER[age] * scale);
            answerHazard[age] = (past.ends(ANSWERED, age) + PRIOR_CALLS_PER_AGE * prior) / risk;
            failureHazard[age] = (past.ends(FAILED, age) + PRIOR_CALLS_PER_AGE * DEFAULT_FAILURE) / risk;
        }
        table();
    }

    /** All answers over those the default shape expects of the same exposure. */
    private double scale() {
        double observed = PRIOR_CALLS_PER_AGE * PRIOR_ANSWER_SHARE;
        double expected = observed;
        for (int age = 0; age < AGES; age++) {
            observed += past.ends(ANSWERED, age);
            expected += atRisk[age] * DEFAULT_ANSWER[age];
        }
        return observed / expected;
    }

    private void table() {
        tableFactor = past.count() < CALLS_BEFORE_FAST_FACTOR ? 1 : fast.value();
        fill();
    }

    private void fill() {
        for (int age = AGES - 1; age >= 0; age--) {
            double answer = FastFactor.apply(answerHazard[age], tableFactor);
            double goesOn = Math.max(0, 1 - answer - failureHazard[age]);
            double[] now = within[age];
            double[] next = within[age + 1];
            for (int k = 1; k <= Horizon.SECONDS; k++) {
                now[k] = answer + goesOn * next[k - 1];
            }
        }
    }

    /** Hazard of a gamma-shaped ring (shape 2.2, 3.8 s) after 1.5 s of post-dial delay, a quarter of the calls answered. */
    private static double[] defaultAnswerHazard() {
        double[] density = new double[AGES];
        double sum = 0;
        for (int age = 0; age < AGES; age++) {
            double t = Math.max(0, age + 0.5 - 1.5);
            density[age] = StrictMath.pow(t, 1.2) * StrictMath.exp(-t / 3.8);
            sum += density[age];
        }
        double[] hazard = new double[AGES];
        double alive = 1;
        for (int age = 0; age < AGES; age++) {
            double answered = PRIOR_ANSWER_SHARE * density[age] / sum;
            hazard[age] = answered / alive;
            alive -= answered;
        }
        return hazard;
    }

    @Override
    public void write(StateWriter out) {
        calls.write(out);
        past.write(out);
        fast.write(out);
        for (int age = 0; age < AGES; age++) {
            out.writeDouble(answerHazard[age]);
            out.writeDouble(failureHazard[age]);
        }
        out.writeDouble(tableFactor);
    }

    void read(StateReader in) {
        calls.read(in);
        past.read(in);
        fast.read(in);
        for (int age = 0; age < AGES; age++) {
            answerHazard[age] = in.readDouble();
            failureHazard[age] = in.readDouble();
        }
        tableFactor = in.readDouble();
        fill();
    }
}
