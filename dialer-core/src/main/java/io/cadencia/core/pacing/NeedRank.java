package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/**
 * How far from its price a launch is, among the launches of late. The further, the more it is worth that the call is
 * answered: so the likeliest leads go where a call is needed most and the least likely where one may be spared, each kind
 * as often as it comes (ADR 16).
 */
final class NeedRank implements Snapshotable {
    private static final int BINS = 16;
    private static final double MEMORY = 500;

    private static final double GROWTH = 1 + 1 / MEMORY;
    private static final double RESCALE_AT = 1e9;

    /** Weight of the launches in each bin; the newest weighs most. */
    private final double[] launches = new double[BINS];

    private double all = MEMORY;
    private double weight = 1;

    NeedRank() {
        Arrays.fill(launches, MEMORY / BINS);
    }

    /**
     * Rank of a launch among those before it, 0 = needed most, 1 = least; remembers it.
     *
     * @param risk in prices, 0 to 1
     */
    double rank(double risk) {
        double place = Math.clamp(risk, 0, 1) * BINS;
        int bin = (int) Math.min(place, BINS - 1);
        double below = 0;
        for (int i = 0; i < bin; i++) {
            below += launches[i];
        }
        double rank = (below + launches[bin] * (place - bin)) / all;
        remember(bin);
        return Math.min(rank, 1);
    }

    private void remember(int bin) {
        weight *= GROWTH;
        launches[bin] += weight;
        all += weight;
        if (weight > RESCALE_AT) {
            for (int i = 0; i < BINS; i++) {
                launches[i] /= weight;
            }
            all /= weight;
            weight = 1;
        }
    }

    @Override
    public void write(StateWriter out) {
        for (double ofBin : launches) {
            out.writeDouble(ofBin);
        }
        out.writeDouble(all);
        out.writeDouble(weight);
    }

    void read(StateReader in) {
        for (int i = 0; i < BINS; i++) {
            launches[i] = in.readDouble();
        }
        all = in.readDouble();
        weight = in.readDouble();
    }
}
