package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * When and whether a call in flight will be answered, given for how long it has been: answer and failure as competing
 * hazards of the age, shrunk towards a default shape while data are few, sharpened by the fast factor. Calls of other
 * {@link AnswerOdds} than the usual ring and fail at the same times, only more or less often.
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

    /** Calls in flight, by the odds of their answering. */
    private final AgeCounts[] calls = new AgeCounts[AnswerOdds.CLASSES];

    private final Lifetimes past = new Lifetimes(AGES, 1, 2, HALF_LIFE_CALLS);
    private final OddsMix mix = new OddsMix(HALF_LIFE_CALLS);
    private final FastFactor fast = new FastFactor(0.85, 4);
    /** Of all calls together, as they were learned. */
    private final double[] answerHazard = new double[AGES];

    private final double[] failureHazard = new double[AGES];
    private final RingTable[] tables = new RingTable[AnswerOdds.CLASSES];
    private double tableFactor = 1;
    private final double[] atRisk = new double[AGES];
    private int total;

    RingModel() {
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            calls[odds] = new AgeCounts(AGES);
            tables[odds] = new RingTable();
        }
        learn();
    }

    /** A new second has begun: the calls have grown older by one. */
    void second(long second) {
        double expected = 0;
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            if (calls[odds].total() > 0) {
                expected += expected(calls[odds], tables[odds]);
            }
            calls[odds].advance(second);
        }
        fast.second(expected);
        sharpen();
    }

    private static double expected(AgeCounts calls, RingTable table) {
        double expected = 0;
        for (int age = 0; age < AGES; age++) {
            expected += calls.at(age) * table.answerHazard(age);
        }
        return expected;
    }

    /** A long silence: everything sudden is forgotten. */
    void silence(long second) {
        fast.forget();
        for (AgeCounts ofClass : calls) {
            ofClass.advance(second);
        }
        sharpen();
    }

    void placed(int odds) {
        calls[odds].add();
        total++;
    }

    /** Returns the age it was answered at. */
    int answered(int odds, long placedSecond) {
        int age = gone(odds, placedSecond);
        past.ended(age, ANSWERED);
        mix.seen(odds);
        fast.observed();
        return age;
    }

    int failed(int odds, long placedSecond) {
        int age = gone(odds, placedSecond);
        past.ended(age, FAILED);
        mix.seen(odds);
        return age;
    }

    int cutShort(int odds, long placedSecond) {
        int age = gone(odds, placedSecond);
        past.cutShort(age);
        return age;
    }

    private int gone(int odds, long placedSecond) {
        int age = calls[odds].age(placedSecond);
        calls[odds].remove(placedSecond);
        total--;
        return age;
    }

    long resolved() {
        return past.count();
    }

    /** Calls in flight. */
    int total() {
        return total;
    }

    int total(int odds) {
        return calls[odds].total();
    }

    /** Calls in flight of a class that are {@code age} seconds old. */
    int at(int odds, int age) {
        return calls[odds].at(age);
    }

    /** {@code [k]}: probability that a call in flight for {@code age} seconds is answered within k seconds. */
    double[] within(int odds, int age) {
        return tables[odds].within(age);
    }

    /** Probability that a usual call launched now is answered within the horizon. */
    double answerShare() {
        return within(AnswerOdds.USUAL, 0)[Horizon.SECONDS];
    }

    /** Takes the evidence into the hazards. */
    void learn() {
        exposure();
        double scale = scale();
        for (int age = 0; age < AGES; age++) {
            double risk = atRisk[age] + PRIOR_CALLS_PER_AGE;
            double prior = Math.min(0.9, DEFAULT_ANSWER[age] * scale);
            answerHazard[age] = (past.ends(ANSWERED, age) + PRIOR_CALLS_PER_AGE * prior) / risk;
            failureHazard[age] = (past.ends(FAILED, age) + PRIOR_CALLS_PER_AGE * DEFAULT_FAILURE) / risk;
        }
        mix.learn(RingTable.answered(answerHazard, failureHazard));
        tables();
        sharpen();
    }

    private void exposure() {
        past.remember(total);
        past.exposure(atRisk);
        for (AgeCounts ofClass : calls) {
            past.exposure(ofClass, atRisk);
        }
    }

    private void tables() {
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            tables[odds].hazards(answerHazard, failureHazard, mix.all(), mix.of(odds));
        }
    }

    private void sharpen() {
        tableFactor = past.count() < CALLS_BEFORE_FAST_FACTOR ? 1 : fast.value();
        for (RingTable table : tables) {
            table.sharpen(tableFactor);
        }
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
        for (AgeCounts ofClass : calls) {
            ofClass.write(out);
        }
        past.write(out);
        mix.write(out);
        fast.write(out);
        for (int age = 0; age < AGES; age++) {
            out.writeDouble(answerHazard[age]);
            out.writeDouble(failureHazard[age]);
        }
        out.writeDouble(tableFactor);
    }

    void read(StateReader in) {
        total = 0;
        for (AgeCounts ofClass : calls) {
            ofClass.read(in);
            total += ofClass.total();
        }
        past.read(in);
        mix.read(in);
        fast.read(in);
        for (int age = 0; age < AGES; age++) {
            answerHazard[age] = in.readDouble();
            failureHazard[age] = in.readDouble();
        }
        tableFactor = in.readDouble();
        tables();
        for (RingTable table : tables) {
            table.sharpen(tableFactor);
        }
    }
}
