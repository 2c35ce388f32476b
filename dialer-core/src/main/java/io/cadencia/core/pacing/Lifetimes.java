package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * Evidence of how long something lasts and how it ends, by age in the bins of {@link Ages}: competing ends, lives cut short
 * or still going on counted as exposure (Kaplan-Meier), old evidence fading by half each {@code halfLife} ends
 * (design/pacing.md, section 2).
 */
final class Lifetimes implements Snapshotable {
    private static final double RESCALE_AT = 1e9;
    private static final double HALF_LIVES_PER_LIVING = 10;

    private static final double LOG_TWO = StrictMath.log(2);

    private final int span;
    private final int oldest;
    private final double halfLife;
    private double growth;
    /** Weight of lives that ended in each bin, by their end; the last row is of those cut short. */
    private final double[][] ended;
    /** Seconds lived beyond the span, by weight. */
    private double beyond;

    private double weight = 1;
    private long count;

    /**
     * @param span seconds after which all ages count as one
     * @param ends number of different ends
     */
    Lifetimes(int span, int ends, double halfLife) {
        this.span = span;
        this.oldest = Ages.bin(span);
        this.halfLife = halfLife;
        remember(0);
        this.ended = new double[ends + 1][oldest + 1];
    }

    /**
     * The past must outweigh the present: those living count as exposure in full, so with many of them the memory is
     * longer, or their ends would be forgotten before they have been seen.
     */
    void remember(int living) {
        growth = StrictMath.exp(LOG_TWO / Math.max(halfLife, HALF_LIVES_PER_LIVING * living)); // pow allocates
    }

    /** Lives seen to their end. */
    long count() {
        return count;
    }

    void ended(int age, int end) {
        record(age, end);
        weight *= growth;
        count++;
        if (weight > RESCALE_AT) {
            rescale();
        }
    }

    /** It stopped for a reason of ours: proof only that it lasted so long. */
    void cutShort(int age) {
        record(age, ended.length - 1);
    }

    private void record(int age, int end) {
        ended[end][Math.min(oldest, Ages.bin(age))] += weight;
        beyond += weight * Math.max(0, age - span);
    }

    /** Weight of the lives that came to {@code end} in the bin; the newest life weighs one. */
    double ends(int end, int bin) {
        return ended[end][bin] / weight;
    }

    /** Fills {@code atRisk} with the seconds past lives spent in each bin; a life ends in the middle of its last one. */
    void exposure(double[] atRisk) {
        double through = 0;
        for (int bin = oldest; bin >= 0; bin--) {
            double here = 0;
            for (double[] row : ended) {
                here += row[bin];
            }
            double seconds =
                    bin == oldest ? beyond + here : through * Ages.seconds(bin) + here * (Ages.seconds(bin) + 1) / 2;
            atRisk[bin] = seconds / weight;
            through += here;
        }
    }

    /** Adds the seconds of those still living, which are in the middle of their bin and went through those before it. */
    void exposure(AgeCounts living, double[] atRisk) {
        double through = living.at(oldest);
        for (int bin = oldest - 1; bin >= 0; bin--) {
            int here = living.at(bin);
            atRisk[bin] += through * Ages.seconds(bin) + here * (Ages.seconds(bin) - 1) / 2.0;
            through += here;
        }
    }

    private void rescale() {
        for (double[] row : ended) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= weight;
            }
        }
        beyond /= weight;
        weight = 1;
    }

    @Override
    public void write(StateWriter out) {
        for (double[] row : ended) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
        out.writeDouble(beyond);
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
        beyond = in.readDouble();
        weight = in.readDouble();
        growth = in.readDouble();
        count = in.readLong();
    }
}
