package io.cadencia.simulation;

/**
 * A world of one campaign.
 *
 * @param advisors seats in the one predictive campaign
 * @param answerShare share of calls a human answers
 * @param postDial from the launch to the first ring
 * @param ring from the first ring to the answer of those who answer within the ring limit
 * @param ringLimitMs longest from the first ring
 * @param fastFailShare of those not answering, the share that fails at once (busy, invalid)
 */
public record WorldSpec(
        int advisors,
        double answerShare,
        Distribution postDial,
        Distribution ring,
        long ringLimitMs,
        double fastFailShare,
        Distribution fastFail,
        Distribution talk,
        Distribution wrapUp) {
    public WorldSpec {
        if (advisors < 1 || advisors > 10_000) {
            throw new IllegalArgumentException("advisors " + advisors + " must be 1 to 10000");
        }
        if (!(answerShare > 0 && answerShare <= 1)) {
            throw new IllegalArgumentException("answerShare " + answerShare + " must be above 0 and at most 1");
        }
    }

    public static WorldSpec reference(int advisors) {
        return reference(advisors, 0.3);
    }

    /** The reference world of design/pacing.md, section 4. */
    public static WorldSpec reference(int advisors, double answerShare) {
        return new WorldSpec(
                advisors,
                answerShare,
                new Distribution.Uniform(1_500, 3_500),
                new Distribution.Gamma(2.2, 8_400),
                22_000,
                0.15,
                new Distribution.Uniform(2_000, 6_000),
                new Distribution.Lognormal(120_000, 1),
                new Distribution.Lognormal(20_000, 0.6));
    }
}
