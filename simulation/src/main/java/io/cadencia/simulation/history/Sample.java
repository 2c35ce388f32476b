package io.cadencia.simulation.history;

import io.cadencia.simulation.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measured spans of time; turned into a histogram whose bins hold about equally many. */
final class Sample {
    private static final int MOST_BINS = 60;
    private static final int FEWEST_PER_BIN = 5;
    private static final int MOST_VALUES = 2_000_000;

    private long[] values = new long[1_024];
    private int size;

    /** Spans below zero are errors of a clock and left out; so is what goes beyond two millions. */
    void add(long ms) {
        if (ms < 0 || ms > Distribution.MOST_MS || size == MOST_VALUES) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = ms;
    }

    int size() {
        return size;
    }

    /** The value that the share of all does not exceed. */
    long quantile(double share) {
        long[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[Math.min(size - 1, (int) (share * size))];
    }

    Distribution histogram() {
        long[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        int bins = Math.clamp(size / FEWEST_PER_BIN, 1, MOST_BINS);
        List<Double> edges = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        edges.add((double) sorted[0]);
        int from = 0;
        for (int bin = 1; bin <= bins; bin++) {
            int to = (int) ((long) size * bin / bins);
            double edge = bin == bins ? sorted[size - 1] + 1 : sorted[to];
            if (edge > edges.getLast()) {
                edges.add(edge);
                weights.add((double) (to - from));
                from = to;
            }
        }
        return new Distribution.Histogram(edges, weights);
    }
}
