package io.cadencia.core.pacing;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/** The calls in flight of one class of {@link AnswerOdds}; its hazards follow from what all calls together taught. */
final class RingClass extends Cohort {
    private static final double NOBODY_LEFT = 1e-12;
    /** So much the fast factor must have moved, as a share. */
    private static final double WORTH_A_TABLE = 0.01;

    private static final float[] ANSWERED = new float[Horizon.SECONDS + 1];

    private final RingModel all;
    private final int odds;
    private final double[] answer;
    private final double[] failure;
    private double factor = 1;
    private long knownSecond = Long.MIN_VALUE;

    static {
        Arrays.fill(ANSWERED, 1);
    }

    RingClass(RingModel all, int odds, long offsetMs) {
        super(RingModel.SPAN, offsetMs, 0, 0);
        this.all = all;
        this.odds = odds;
        int bins = living.oldest() + 1;
        answer = new double[bins];
        failure = new double[bins];
    }

    @Override
    void passed() {
        double expected = 0;
        for (int bin = 0; bin < answer.length; bin++) {
            expected += living.at(bin) * answer[bin];
        }
        all.expected(expected);
    }

    /** Answers expected in a second of a call of this age. */
    double answerHazard(int age) {
        return answer[living.bin(age)];
    }

    @Override
    void silence() {}

    @Override
    void begin() {
        knownSecond = all.learnedSecond();
        derive();
        factor = all.factor();
        expect();
    }

    @Override
    void renew() {
        if (knownSecond != all.learnedSecond()) {
            begin();
        } else if (Math.abs(all.factor() / factor - 1) > WORTH_A_TABLE) {
            factor = all.factor();
            expect();
        }
    }

    /**
     * Of those who answer all do so at the times of all calls together, and of those who do not all fail likewise; only
     * their shares differ.
     */
    private void derive() {
        double share = all.share(odds);
        double up = share / all.share();
        double down = (1 - share) / (1 - all.share());
        double alive = 1;
        double willAnswer = share;
        double willNot = 1 - share;
        for (int bin = 0; bin < answer.length; bin++) {
            double answers = up * all.answerHazard(bin);
            double fails = down * all.failureHazard(bin);
            double here = Math.max(NOBODY_LEFT, willAnswer + willNot);
            answer[bin] = Math.min(1, alive * answers / here);
            failure[bin] = Math.min(1 - answer[bin], alive * fails / here);
            for (int second = Ages.seconds(bin); second > 0; second--) {
                willAnswer = Math.max(0, willAnswer - alive * answers);
                willNot = Math.max(0, willNot - alive * fails);
                alive *= Math.max(0, 1 - all.answerHazard(bin) - all.failureHazard(bin));
            }
        }
    }

    private void expect() {
        for (int bin = living.oldest(); bin >= 0; bin--) {
            double goes = FastFactor.apply(answer[bin], factor);
            expect(bin, goes, Math.max(0, 1 - goes - failure[bin]), ANSWERED);
        }
    }

    @Override
    void writeKnown(StateWriter out) {
        for (int bin = 0; bin < answer.length; bin++) {
            out.writeDouble(answer[bin]);
            out.writeDouble(failure[bin]);
        }
        out.writeDouble(factor);
        out.writeLong(knownSecond);
    }

    @Override
    void readKnown(StateReader in) {
        for (int bin = 0; bin < answer.length; bin++) {
            answer[bin] = in.readDouble();
            failure[bin] = in.readDouble();
        }
        factor = in.readDouble();
        knownSecond = in.readLong();
        expect();
    }
}
