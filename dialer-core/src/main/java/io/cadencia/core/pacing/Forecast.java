package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/**
 * The outlook of a team of any size by mean, variance and third moment of the sums: refined normal approximation, good down
 * to five advisors. The sums are written as they are: made anew they would differ in the last bit.
 */
final class Forecast extends Outlook implements Snapshotable {
    /** Below this variance the sum is taken for certain. */
    private static final double CERTAIN = 1e-9;

    private final double[] mean = new double[K + 1];
    private final double[] variance = new double[K + 1];
    private final double[] third = new double[K + 1];

    @Override
    void clear() {
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 0);
        Arrays.fill(third, 0);
    }

    @Override
    protected void add(int k, double p, int count) {
        double v = count * p * (1 - p);
        mean[k] += count * p;
        variance[k] += v;
        third[k] += v * (1 - 2 * p);
    }

    @Override
    protected double nobody(int advisors, int k) {
        if (advisors <= 0) {
            return 1;
        }
        if (variance[k] < CERTAIN) {
            return mean[k] > advisors - 0.5 ? 1 : 0;
        }
        double sd = Math.sqrt(variance[k]);
        double z = (advisors - 0.5 - mean[k]) / sd;
        if (z > NormalTable.WIDEST) {
            return 0;
        }
        if (z < -NormalTable.WIDEST) {
            return 1;
        }
        double skew = third[k] / (variance[k] * sd);
        return Math.clamp(NormalTable.upperTail(z) - skew * (1 - z * z) * NormalTable.density(z) / 6, 0, 1);
    }

    @Override
    public void write(StateWriter out) {
        for (int k = 1; k <= K; k++) {
            out.writeDouble(mean[k]);
            out.writeDouble(variance[k]);
            out.writeDouble(third[k]);
        }
    }

    void read(StateReader in) {
        for (int k = 1; k <= K; k++) {
            mean[k] = in.readDouble();
            variance[k] = in.readDouble();
            third[k] = in.readDouble();
        }
    }
}
