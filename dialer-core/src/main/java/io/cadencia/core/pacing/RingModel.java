package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * When and whether a call in flight will be answered, given for how long it has been: answer and failure as competing
 * hazards of the age, shrunk towards a default shape while data are few, sharpened by the fast factor. Calls of other
 * {@link AnswerOdds} than the usual ring and fail at the same times, only more or less often ({@link RingClass}).
 */
final class RingModel implements Snapshotable {
    /** Ages told apart, seconds; longer than any ring limit. */
    static final int SPAN = 64;

    private static final int BINS = Ages.bin(SPAN) + 1;
    private static final int ANSWERED = 0;
    private static final int FAILED = 1;
    private static final double HALF_LIFE_CALLS = 2_000;
    private static final double PRIOR_CALLS_PER_AGE = 60;
    private static final double PRIOR_ANSWER_SHARE = 0.25;
    /**
     * A campaign begins as if so many answers had been expected and this many times as many had come: what is launched on
     * little evidence is launched with care, and the first hundred calls outweigh it.
     */
    private static final double CAUTIOUS_ANSWERS = 10;

    private static final double CAUTIOUS_TIMES = 3;
    private static final long CALLS_BEFORE_FAST_FACTOR = 500;
    private static final double[] DEFAULT_ANSWER = defaultAnswerHazard();
    private static final double DEFAULT_FAILURE = 0.01;
    private static final long LEARN_EVERY_SECONDS = 10;
    private static final long CLASS_OFFSET_MS = 100;
    private static final long FIRST_CLASS_OFFSET_MS = 60;

    /** Calls in flight, by the odds of their answering. */
    private final RingClass[] classes = new RingClass[AnswerOdds.CLASSES];

    private final Lifetimes past = new Lifetimes(SPAN, 2, HALF_LIFE_CALLS);
    private final OddsMix mix = new OddsMix(HALF_LIFE_CALLS);
    private final FastFactor fast = new FastFactor(0.85, 4);
    /** Of all calls together, as they were learned. */
    private final double[] answerHazard = new double[BINS];

    private final double[] failureHazard = new double[BINS];
    private final double[] atRisk = new double[BINS];
    private long second;
    private long learnedSecond;

    RingModel() {
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            classes[odds] = new RingClass(this, odds, FIRST_CLASS_OFFSET_MS + odds * CLASS_OFFSET_MS);
        }
        learn();
    }

    void advance(long nowMs) {
        for (RingClass ofClass : classes) {
            ofClass.advance(nowMs);
        }
        long now = nowMs / 1_000;
        if (now - second > Cohort.LONG_SILENCE_SECONDS) {
            fast.forget();
            second = now;
        }
        for (; second < now; second++) {
            fast.fade();
        }
        if (second - learnedSecond >= LEARN_EVERY_SECONDS) {
            learnedSecond = second;
            learn();
        }
    }

    void placed(int odds) {
        classes[odds].entered();
    }

    void answered(int odds, long placedMs) {
        past.ended(left(odds, placedMs), ANSWERED);
        mix.seen(odds);
        fast.observed();
    }

    void failed(int odds, long placedMs) {
        past.ended(left(odds, placedMs), FAILED);
        mix.seen(odds);
    }

    void cutShort(int odds, long placedMs) {
        past.cutShort(left(odds, placedMs));
    }

    /** Returns the age. In the second it ended in an answer was expected as in those before. */
    private int left(int odds, long placedMs) {
        int age = classes[odds].left(placedMs);
        fast.expected(classes[odds].answerHazard(age));
        return age;
    }

    long resolved() {
        return past.count();
    }

    /** Calls in flight. */
    int total() {
        int total = 0;
        for (RingClass ofClass : classes) {
            total += ofClass.living.total();
        }
        return total;
    }

    void addTo(Outlook outlook) {
        for (RingClass ofClass : classes) {
            if (ofClass.used()) {
                outlook.cohort(ofClass);
            }
        }
    }

    /** Calls in flight expected to be answered within so many seconds. */
    double answeredWithin(int seconds) {
        double answered = 0;
        for (RingClass ofClass : classes) {
            answered += ofClass.sums().mean[seconds];
        }
        return answered;
    }

    /** Calls in flight of a class whose age is in a bin of {@link Ages}. */
    int at(int odds, int bin) {
        return classes[odds].living.at(bin);
    }

    /** {@code [k]}: probability that a call in flight whose age is in the bin is answered within k seconds. */
    float[] within(int odds, int bin) {
        return classes[odds].chances(bin);
    }

    /** Probability that a usual call launched now is answered within the horizon. */
    double answerShare() {
        return within(AnswerOdds.USUAL, 0)[Horizon.SECONDS];
    }

    // ---- what the classes go by

    void expected(double answers) {
        fast.expected(answers);
    }

    double factor() {
        return past.count() < CALLS_BEFORE_FAST_FACTOR ? 1 : fast.value();
    }

    long learnedSecond() {
        return learnedSecond;
    }

    /** Share answered of all calls. */
    double share() {
        return mix.all();
    }

    double share(int odds) {
        return mix.of(odds);
    }

    double answerHazard(int bin) {
        return answerHazard[bin];
    }

    double failureHazard(int bin) {
        return failureHazard[bin];
    }

    // ---- what was seen

    /** Takes the evidence into the hazards. */
    private void learn() {
        past.remember(total());
        past.exposure(atRisk);
        for (RingClass ofClass : classes) {
            past.exposure(ofClass.living, atRisk);
        }
        double scale = scale();
        for (int bin = 0; bin < BINS; bin++) {
            double priorSeconds = PRIOR_CALLS_PER_AGE * Ages.seconds(bin);
            double risk = atRisk[bin] + priorSeconds;
            double prior = Math.min(0.9, DEFAULT_ANSWER[bin] * scale);
            answerHazard[bin] = (past.ends(ANSWERED, bin) + priorSeconds * prior) / risk;
            failureHazard[bin] = (past.ends(FAILED, bin) + priorSeconds * DEFAULT_FAILURE) / risk;
        }
        mix.learn(answeredAtLast());
    }

    /** All answers over those the default shape expects of the same exposure. */
    private double scale() {
        double expected = CAUTIOUS_ANSWERS;
        double observed = CAUTIOUS_TIMES * expected;
        for (int bin = 0; bin < BINS; bin++) {
            observed += past.ends(ANSWERED, bin);
            expected += atRisk[bin] * DEFAULT_ANSWER[bin];
        }
        return observed / expected;
    }

    private double answeredAtLast() {
        double alive = 1;
        double answered = 0;
        for (int age = 0; age < SPAN; age++) {
            int bin = Ages.bin(age);
            answered += alive * answerHazard[bin];
            alive *= Math.max(0, 1 - answerHazard[bin] - failureHazard[bin]);
        }
        return answered;
    }

    /** Hazard of a gamma-shaped ring (shape 2.2, 3.8 s) after 1.5 s of post-dial delay, a quarter of the calls answered. */
    private static double[] defaultAnswerHazard() {
        double[] density = new double[SPAN];
        double sum = 0;
        for (int age = 0; age < SPAN; age++) {
            double t = Math.max(0, age + 0.5 - 1.5);
            density[age] = StrictMath.pow(t, 1.2) * StrictMath.exp(-t / 3.8);
            sum += density[age];
        }
        double[] hazard = new double[BINS];
        double alive = 1;
        for (int age = 0; age < SPAN; age++) {
            double answered = PRIOR_ANSWER_SHARE * density[age] / sum;
            hazard[Ages.bin(age)] = answered / alive;
            alive -= answered;
        }
        return hazard;
    }

    @Override
    public void write(StateWriter out) {
        for (RingClass ofClass : classes) {
            ofClass.write(out);
        }
        past.write(out);
        mix.write(out);
        fast.write(out);
        for (int bin = 0; bin < BINS; bin++) {
            out.writeDouble(answerHazard[bin]);
            out.writeDouble(failureHazard[bin]);
        }
        out.writeLong(second);
        out.writeLong(learnedSecond);
    }

    void read(StateReader in) {
        for (RingClass ofClass : classes) {
            ofClass.read(in);
        }
        past.read(in);
        mix.read(in);
        fast.read(in);
        for (int bin = 0; bin < BINS; bin++) {
            answerHazard[bin] = in.readDouble();
            failureHazard[bin] = in.readDouble();
        }
        second = in.readLong();
        learnedSecond = in.readLong();
    }
}
