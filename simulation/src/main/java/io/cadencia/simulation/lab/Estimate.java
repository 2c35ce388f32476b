package io.cadencia.simulation.lab;

import java.util.Collection;
import java.util.Locale;

/**
 * A mean over independent runs.
 *
 * @param mean NaN if no run gave a value
 * @param halfWidth of the 95 % confidence interval by Student's distribution; NaN from a single run
 */
public record Estimate(double mean, double halfWidth, int runs) {
    /** 97.5 % quantiles of Student's distribution for 1 to 30 degrees of freedom. */
    private static final double[] STUDENT = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private static final double NORMAL = 1.95996;

    /** Values that are no numbers are left out. */
    public static Estimate of(Collection<Double> values) {
        double[] known =
                values.stream().mapToDouble(v -> v).filter(Double::isFinite).toArray();
        int n = known.length;
        double sum = 0;
        for (double value : known) {
            sum += value;
        }
        double mean = n == 0 ? Double.NaN : sum / n;
        if (n < 2) {
            return new Estimate(mean, Double.NaN, n);
        }
        double squares = 0;
        for (double value : known) {
            squares += (value - mean) * (value - mean);
        }
        return new Estimate(mean, student(n - 1) * Math.sqrt(squares / (n - 1) / n), n);
    }

    /** Beyond the table by the first terms of the Cornish-Fisher expansion. */
    static double student(int freedom) {
        if (freedom <= STUDENT.length) {
            return STUDENT[freedom - 1];
        }
        double z = NORMAL;
        return z + (z * z * z + z) / (4.0 * freedom);
    }

    /** Such as {@code 88.1 ± 0.3}; a dash where nothing is known. */
    public String text(int decimals) {
        if (Double.isNaN(mean)) {
            return "-";
        }
        String number = String.format(Locale.ROOT, "%." + decimals + "f", mean);
        return Double.isNaN(halfWidth)
                ? number
                : number + " ± " + String.format(Locale.ROOT, "%." + decimals + "f", halfWidth);
    }
}
