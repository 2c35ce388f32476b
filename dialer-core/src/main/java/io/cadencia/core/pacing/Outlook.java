package io.cadencia.core.pacing;

/**
 * The seconds to come: for each, how many advisors will still be busy and how many calls in flight will have been
 * answered, as a sum of independent chances (design/pacing.md, section 2, "Forecast"). Made anew for each decision.
 */
public abstract class Outlook {
    /** Seconds looked ahead. */
    public static final int K = Horizon.SECONDS;

    Outlook() {}

    abstract void clear();

    /** Chance that at {@code k} the sum is {@code advisors} or more: nobody is left for one call more. */
    protected abstract double nobody(int advisors, int k);

    /** All of a cohort. */
    abstract void cohort(Cohort cohort);

    /** {@code count} calls more (or fewer) answered within k seconds with chance {@code within[k]}. */
    abstract void calls(float[] within, int count);

    /** {@code count} more advisors who will certainly not be free in time for a call answered at {@code k}. */
    public abstract void busyFor(int k, int count);

    /**
     * Chance that one more call, if it is answered at all, finds nobody within the wait limit.
     *
     * @param advisors idle and busy ones, less the answered calls that wait
     * @param within chance that the call is answered within k seconds, by k
     */
    final double marginal(int advisors, float[] within) {
        double answered = within[K];
        if (answered <= 0) {
            return advisors > 0 ? 0 : 1;
        }
        double q = 0;
        for (int k = 1; k <= K; k++) {
            double now = within[k] - within[k - 1];
            if (now > 0) {
                q += now * nobody(advisors, k);
            }
        }
        return q / answered;
    }
}
