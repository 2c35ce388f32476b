package io.cadencia.simulation;

/**
 * A steady world (the reference world of design/pacing.md section 4, with talk and after-call work exponential).
 *
 * @param advisors seats in the one predictive campaign
 * @param answerShare share of calls a human answers
 * @param meanRingMs mean ring time of answered calls
 * @param meanTalkMs mean talk
 * @param meanWrapUpMs mean time to classify
 */
public record WorldSpec(int advisors, double answerShare, long meanRingMs, long meanTalkMs, long meanWrapUpMs) {
    public WorldSpec {
        if (advisors < 1 || advisors > 10_000) {
            throw new IllegalArgumentException("advisors " + advisors + " must be 1 to 10000");
        }
        if (!(answerShare > 0 && answerShare <= 1)) {
            throw new IllegalArgumentException("answerShare " + answerShare + " must be above 0 and at most 1");
        }
        if (meanRingMs < 1 || meanTalkMs < 1 || meanWrapUpMs < 1) {
            throw new IllegalArgumentException("meanRingMs " + meanRingMs + ", meanTalkMs " + meanTalkMs
                    + " and meanWrapUpMs " + meanWrapUpMs + " must be positive");
        }
    }

    public static WorldSpec reference(int advisors) {
        return new WorldSpec(advisors, 0.3, 8_400, 120_000, 20_000);
    }
}
