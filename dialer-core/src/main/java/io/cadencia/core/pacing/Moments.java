package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/**
 * Mean, variance and third moment of a sum of independent chances, for each second to come. Plain loops over arrays: they
 * run over every age each second.
 */
final class Moments implements Snapshotable {
    private static final int K = Horizon.SECONDS;

    final double[] mean = new double[K + 1];
    final double[] variance = new double[K + 1];
    final double[] third = new double[K + 1];

    void clear() {
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 0);
        Arrays.fill(third, 0);
    }

    /** {@code count} more (or fewer) of chance {@code chances[k + later]} at k. */
    void add(float[] chances, int later, int count) {
        for (int k = 1; k <= K; k++) {
            double p = chances[k + later];
            double v = count * p * (1 - p);
            mean[k] += count * p;
            variance[k] += v;
            third[k] += v * (1 - 2 * p);
        }
    }

    void add(Moments other) {
        for (int k = 1; k <= K; k++) {
            mean[k] += other.mean[k];
            variance[k] += other.variance[k];
            third[k] += other.third[k];
        }
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
