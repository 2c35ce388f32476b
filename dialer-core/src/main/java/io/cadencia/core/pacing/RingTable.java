package io.cadencia.core.pacing;

/**
 * When a call of one class of {@link AnswerOdds} will be answered, by its age. Derived from what all calls together taught;
 * filled only when asked for.
 */
final class RingTable {
    private static final int AGES = RingModel.AGES;
    private static final double NOBODY_LEFT = 1e-12;

    private final double[] answer = new double[AGES];
    private final double[] failure = new double[AGES];
    /** P(answered within k seconds | in flight for a), [a][k]. */
    private final double[][] within = new double[AGES + 1][Horizon.SECONDS + 1];

    private double factor = 1;
    private boolean stale = true;

    /** Share of calls with these hazards by age that are answered at last. */
    static double answered(double[] answerHazard, double[] failureHazard) {
        double alive = 1;
        double answered = 0;
        for (int age = 0; age < AGES; age++) {
            answered += alive * answerHazard[age];
            alive *= Math.max(0, 1 - answerHazard[age] - failureHazard[age]);
        }
        return answered;
    }

    /**
     * Of those who answer all do so at the times of all calls together, and of those who do not all fail likewise; only
     * their shares differ.
     *
     * @param all share answered of all calls, {@code ours} of this class
     */
    void hazards(double[] allAnswer, double[] allFailure, double all, double ours) {
        double up = ours / all;
        double down = (1 - ours) / (1 - all);
        double alive = 1;
        double willAnswer = ours;
        double willNot = 1 - ours;
        for (int age = 0; age < AGES; age++) {
            double answers = up * alive * allAnswer[age];
            double fails = down * alive * allFailure[age];
            double here = Math.max(NOBODY_LEFT, willAnswer + willNot);
            answer[age] = up == 1 ? allAnswer[age] : Math.clamp(answers / here, 0, 1);
            failure[age] = up == 1 ? allFailure[age] : Math.clamp(fails / here, 0, 1 - answer[age]);
            willAnswer = Math.max(0, willAnswer - answers);
            willNot = Math.max(0, willNot - fails);
            alive *= Math.max(0, 1 - allAnswer[age] - allFailure[age]);
        }
        stale = true;
    }

    /** Hazards of answering count {@code fastFactor} times. */
    void sharpen(double fastFactor) {
        stale |= factor != fastFactor;
        factor = fastFactor;
    }

    double answerHazard(int age) {
        return answer[age];
    }

    double[] within(int age) {
        if (stale) {
            fill();
            stale = false;
        }
        return within[Math.min(age, AGES)];
    }

    private void fill() {
        for (int age = AGES - 1; age >= 0; age--) {
            double answers = FastFactor.apply(answer[age], factor);
            double goesOn = Math.max(0, 1 - answers - failure[age]);
            double[] now = within[age];
            double[] next = within[age + 1];
            for (int k = 1; k <= Horizon.SECONDS; k++) {
                now[k] = answers + goesOn * next[k - 1];
            }
        }
    }
}
