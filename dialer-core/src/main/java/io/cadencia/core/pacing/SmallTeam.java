package io.cadencia.core.pacing;

import java.util.Arrays;

/**
 * The outlook of a small team, exact: the distribution of the sum (Poisson binomial, by recursion), cut off at the most
 * advisors it is asked about. Chances can be added only, taking away does nothing.
 */
final class SmallTeam extends Outlook {
    /** Largest team it is worth it for; beyond, the approximation of {@link Forecast} is as good and far cheaper. */
    static final int MOST_ADVISORS = 8;

    /** P(sum = n) at k, [k][n]; the last one is that many or more. */
    private final double[][] sum = new double[K + 1][MOST_ADVISORS + 1];

    @Override
    void clear() {
        for (double[] row : sum) {
            Arrays.fill(row, 0);
            row[0] = 1;
        }
    }

    @Override
    void cohort(Cohort cohort) {
        cohort.addTo(this);
    }

    @Override
    void calls(float[] within, int count) {
        chances(within, 0, count);
    }

    void chances(float[] chances, int later, int count) {
        for (int k = 1; k <= K; k++) {
            add(k, chances[k + later], count);
        }
    }

    @Override
    public void busyFor(int k, int count) {
        add(k, 1, count);
    }

    void add(int k, double p, int count) {
        double[] row = sum[k];
        for (int i = 0; i < count; i++) {
            row[MOST_ADVISORS] += row[MOST_ADVISORS - 1] * p;
            for (int n = MOST_ADVISORS - 1; n > 0; n--) {
                row[n] += p * (row[n - 1] - row[n]);
            }
            row[0] -= p * row[0];
        }
    }

    @Override
    protected double nobody(int advisors, int k) {
        double tail = 1;
        for (int n = 0; n < advisors; n++) {
            tail -= sum[k][n];
        }
        return Math.max(0, tail);
    }
}
