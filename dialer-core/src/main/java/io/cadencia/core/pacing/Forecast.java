package io.cadencia.core.pacing;

/**
 * The outlook of a team of any size by mean, variance and third moment of the sums: refined normal approximation, good down
 * to five advisors.
 */
final class Forecast extends Outlook {
    /** Below this variance the sum is taken for certain. */
    private static final double CERTAIN = 1e-9;

    private final Moments sums = new Moments();

    @Override
    void clear() {
        sums.clear();
    }

    @Override
    void cohort(Cohort cohort) {
        sums.add(cohort.sums());
    }

    @Override
    void calls(float[] within, int count) {
        sums.add(within, 0, count);
    }

    @Override
    public void busyFor(int k, int count) {
        sums.mean[k] += count;
    }

    @Override
    protected double nobody(int advisors, int k) {
        if (advisors <= 0) {
            return 1;
        }
        double mean = sums.mean[k];
        double variance = sums.variance[k];
        if (variance < CERTAIN) {
            return mean > advisors - 0.5 ? 1 : 0;
        }
        double sd = Math.sqrt(variance);
        double z = (advisors - 0.5 - mean) / sd;
        if (z > NormalTable.WIDEST) {
            return 0;
        }
        if (z < -NormalTable.WIDEST) {
            return 1;
        }
        double skew = sums.third[k] / (variance * sd);
        double nobody = NormalTable.upperTail(z) - skew * (1 - z * z) * NormalTable.density(z) / 6;
        return Math.max(0, Math.min(1, nobody));
    }
}
