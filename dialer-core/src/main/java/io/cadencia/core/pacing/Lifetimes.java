package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * Evidence of how long something lasts and how it ends, by age: competing ends, lives cut short or still going on counted
 * as exposure (Kaplan-Meier), old evidence fading by half each {@code halfLife} ends (design/pacing.md, section 2).
 */
final class Lifetimes implements Snapshotable {
    private static final double RESCALE_AT = 1e9;
    private static final double HALF_LIVES_PER_LIVING = 10;

    private final int bins;
    private final int secondsPerBin;
    private final double halfLife;
    private double growth;
    /** Weight of lives that ended in each bin, by their end; the last row is of those cut short. */
    private final double[][] ended;

    private double weight = 1;
    private long count;

    /** @param ends number of different ends */
    Lifetimes(int bins, int secondsPerBin, int ends, double halfLife) {
        this.bins = bins;
        this.secondsPerBin = secondsPerBin;
        this.halfLife = halfLife;
        remember(0);
        this.ended = new double[ends + 1][bins];
    }

    /**
     * The past must outweigh the present: those living count as exposure in full, so with many of them the memory is
     * longer, or their ends would be forgotten before they have been seen.
     */
    void remember(int living) {
        growth = StrictMath.pow(2, 1 / Math.max(halfLife, HALF_LIVES_PER_LIVING * living));
    }

    int bins() {
        return bins;
    }

    int secondsPerBin() {
        return secondsPerBin;
    }

    /** Lives seen to their end. */
    long count() {
        return count;
    }

    void ended(int ageSeconds, int end) {
        ended[end][bin(ageSeconds)] += weight;
        weight *= growth;
        count++;
        if (weight > RESCALE_AT) {
            rescale();
        }
    }

    /** It stopped for a reason of ours: proof only that it lasted so long. */
    void cutShort(int ageSeconds) {
        ended[ended.length - 1][bin(ageSeconds)] += weight;
    }

    /** Weight of the lives that came to {@code end} in the bin; the newest life weighs one. */
    double ends(int end, int bin) {
        return ended[end][bin] / weight;
    }

    /** Fills {@code atRisk} with the weight of the past lives that went through each bin. */
    void exposure(double[] atRisk) {
        double through = 0;
        for (int bin = bins - 1; bin >= 0; bin--) {
            for (double[] row : ended) {
                through += row[bin] / weight;
            }
            atRisk[bin] = through;
        }
    }

    /** Adds those still living, which went through the bins before their age. */
    void exposure(AgeCounts living, double[] atRisk) {
        int age = living.span();
        double through = 0;
        for (int bin = bins - 1; bin >= 0; bin--) {
            int next = (bin + 1) * secondsPerBin;
            for (; age >= next; age--) {
                through += living.at(age);
            }
            atRisk[bin] += through;
        }
    }

    private int bin(int ageSeconds) {
        return Math.min(bins - 1, ageSeconds / secondsPerBin);
    }

    private void rescale() {
        for (double[] row : ended) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= weight;
            }
        }
        weight = 1;
    }

    @Override
    public void write(StateWriter out) {
        for (double[] row : ended) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
        out.writeDouble(weight);
        out.writeDouble(growth);
        out.writeLong(count);
    }

    void read(StateReader in) {
        for (double[] row : ended) {
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readDouble();
            }
        }
        weight = in.readDouble();
        growth = in.readDouble();
        count = in.readLong();
    }
}
