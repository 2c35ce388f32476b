package io.cadencia.core.answer;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How well what was foretold came true: calls by the chance foretold before their end, and how many of them were answered.
 * Of the last calls: each counts half as much as one {@value #HALF_LIFE} calls later.
 */
public final class Reliability implements Snapshotable {
    public static final int BINS = 20;

    private static final int HALF_LIFE = 50_000;
    private static final double RESCALE_AT = 1e9;
    private static final double GROWTH = StrictMath.pow(2, 1.0 / HALF_LIFE);

    private final double[] calls = new double[BINS];
    private final double[] foretold = new double[BINS];
    private final double[] answered = new double[BINS];
    private double weight = 1;

    /**
     * Calls whose foretold chances lay close together.
     *
     * @param calls how many, later ones counting more
     * @param foretold mean of the chances foretold
     * @param answered share that was answered
     */
    public record Point(double calls, double foretold, double answered) {}

    void ended(double chance, boolean wasAnswered) {
        int bin = bin(chance);
        calls[bin] += weight;
        foretold[bin] += weight * chance;
        answered[bin] += wasAnswered ? weight : 0;
        weight *= GROWTH;
        if (weight > RESCALE_AT) {
            rescale();
        }
    }

    private void rescale() {
        for (int bin = 0; bin < BINS; bin++) {
            calls[bin] /= weight;
            foretold[bin] /= weight;
            answered[bin] /= weight;
        }
        weight = 1;
    }

    /** The bins that have calls, by rising chance. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>(BINS);
        for (int bin = 0; bin < BINS; bin++) {
            if (calls[bin] > 0) {
                points.add(new Point(calls[bin] / weight, foretold[bin] / calls[bin], answered[bin] / calls[bin]));
            }
        }
        return points;
    }

    /** Points of several observers as of one. */
    public static List<Point> merged(List<Point> points) {
        var together = new Reliability();
        for (Point point : points) {
            int bin = bin(point.foretold);
            together.calls[bin] += point.calls;
            together.foretold[bin] += point.calls * point.foretold;
            together.answered[bin] += point.calls * point.answered;
        }
        return together.points();
    }

    private static int bin(double chance) {
        return Math.min((int) (chance * BINS), BINS - 1);
    }

    @Override
    public void write(StateWriter out) {
        for (int bin = 0; bin < BINS; bin++) {
            out.writeDouble(calls[bin]);
            out.writeDouble(foretold[bin]);
            out.writeDouble(answered[bin]);
        }
        out.writeDouble(weight);
    }

    void read(StateReader in) {
        for (int bin = 0; bin < BINS; bin++) {
            calls[bin] = in.readDouble();
            foretold[bin] = in.readDouble();
            answered[bin] = in.readDouble();
        }
        weight = in.readDouble();
    }
}
