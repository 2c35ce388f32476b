package io.cadencia.core.pacing;

/**
 * The normal distribution from a table, error below 1e-5: the hot path asks for it thirty times for each call it weighs,
 * and the table is small enough to stay in the processor's nearest cache.
 */
final class NormalTable {
    static final double WIDEST = 6;
    private static final int PER_UNIT = 64;
    private static final int SIZE = (int) (2 * WIDEST * PER_UNIT) + 2;
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;
    private static final double[] TAIL = new double[SIZE];
    private static final double[] DENSITY = new double[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            double z = (double) i / PER_UNIT - WIDEST;
            DENSITY[i] = INVERSE_ROOT_TWO_PI * StrictMath.exp(-z * z / 2);
            TAIL[i] = tail(z, DENSITY[i]);
        }
    }

    private NormalTable() {}

    /** 1 - Phi(z), for |z| up to {@link #WIDEST}. */
    static double upperTail(double z) {
        return between(TAIL, z);
    }

    static double density(double z) {
        return between(DENSITY, z);
    }

    private static double between(double[] table, double z) {
        double at = (z + WIDEST) * PER_UNIT;
        int i = (int) at;
        double rest = at - i;
        return table[i] + rest * (table[i + 1] - table[i]);
    }

    /** Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
    private static double tail(double z, double density) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = density
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? tail : 1 - tail;
    }
}
