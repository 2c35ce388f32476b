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
    private static final int BINS = 64;
    private static final double MEMORY = 500;

    private final double[] share = new double[BINS];

    NeedRank() {
        Arrays.fill(share, 1.0 / BINS);
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
            below += share[i];
        }
        double rank = below + share[bin] * (place - bin);
        for (int i = 0; i < BINS; i++) {
            share[i] *= 1 - 1 / MEMORY;
        }
        share[bin] += 1 / MEMORY;
        return Math.min(rank, 1);
    }

    @Override
    public void write(StateWriter out) {
        for (double ofBin : share) {
            out.writeDouble(ofBin);
        }
    }

    void read(StateReader in) {
        for (int i = 0; i < BINS; i++) {
            share[i] = in.readDouble();
        }
    }
}
