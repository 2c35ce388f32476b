package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/**
 * How many living things (calls ringing, advisors talking) are of which age, in the bins of {@link Ages}. They are counted
 * by the second they began in; those older than the span are counted together, in the last bin.
 */
final class AgeCounts implements Snapshotable {
    private final int[] beganIn;
    private final int[] inBin;
    private final int oldest;
    private int total;
    private long nowSecond;

    /** @param span seconds, the first of a bin */
    AgeCounts(int span) {
        beganIn = new int[span];
        oldest = Ages.bin(span);
        inBin = new int[oldest + 1];
    }

    /** Lets time go on to {@code second}; those who leave the span join the older ones. */
    void advance(long second) {
        if (total > 0) {
            long leaving = Math.min(second - nowSecond, beganIn.length);
            for (long s = second - leaving + 1; s <= second; s++) {
                int slot = slot(s);
                inBin[oldest] += beganIn[slot];
                beganIn[slot] = 0;
            }
            sort(second);
        }
        nowSecond = second;
    }

    private void sort(long second) {
        int slot = slot(second);
        for (int bin = 0; bin < oldest; bin++) {
            int here = 0;
            for (int i = Ages.seconds(bin); i > 0; i--) {
                here += beganIn[slot];
                slot = slot == 0 ? beganIn.length - 1 : slot - 1;
            }
            inBin[bin] = here;
        }
    }

    void add() {
        beganIn[slot(nowSecond)]++;
        inBin[0]++;
        total++;
    }

    void remove(long beganSecond) {
        inBin[bin(age(beganSecond))]--;
        if (age(beganSecond) < beganIn.length) {
            beganIn[slot(beganSecond)]--;
        }
        total--;
    }

    /** Age in whole seconds of something that began in {@code beganSecond}. */
    int age(long beganSecond) {
        return (int) Math.clamp(nowSecond - beganSecond, 0, Integer.MAX_VALUE);
    }

    /** The bin of an age here: nothing is beyond the last one. */
    int bin(int age) {
        return Math.min(oldest, Ages.bin(age));
    }

    /** How many are in a bin. */
    int at(int bin) {
        return inBin[bin];
    }

    /** The last bin, of those as old as the span or older. */
    int oldest() {
        return oldest;
    }

    long nowSecond() {
        return nowSecond;
    }

    int total() {
        return total;
    }

    private int slot(long second) {
        return (int) Math.floorMod(second, (long) beganIn.length);
    }

    @Override
    public void write(StateWriter out) {
        for (int n : beganIn) {
            out.writeInt(n);
        }
        out.writeInt(inBin[oldest]);
        out.writeLong(nowSecond);
    }

    void read(StateReader in) {
        for (int i = 0; i < beganIn.length; i++) {
            beganIn[i] = in.readInt();
        }
        inBin[oldest] = in.readInt();
        nowSecond = in.readLong();
        sort(nowSecond);
        total = Arrays.stream(inBin).sum();
    }
}
