package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * How many living things (calls ringing, advisors talking) are how many seconds old. They are counted by the second they
 * began in, so that growing older costs nothing; those older than the span are counted together.
 */
final class AgeCounts implements Snapshotable {
    private final int[] beganIn;
    private int older;
    private int total;
    private long nowSecond;

    AgeCounts(int span) {
        beganIn = new int[span];
    }

    /** Lets time go on to {@code second}; those who leave the span join the older ones. */
    void advance(long second) {
        long leaving = Math.min(second - nowSecond, beganIn.length);
        for (long s = second - leaving + 1; s <= second; s++) {
            int slot = slot(s);
            older += beganIn[slot];
            beganIn[slot] = 0;
        }
        nowSecond = Math.max(nowSecond, second);
    }

    void add() {
        beganIn[slot(nowSecond)]++;
        total++;
    }

    void remove(long beganSecond) {
        if (nowSecond - beganSecond < beganIn.length) {
            beganIn[slot(beganSecond)]--;
        } else {
            older--;
        }
        total--;
    }

    /** Age in whole seconds of something that began in {@code beganSecond}, at most the span. */
    int age(long beganSecond) {
        return (int) Math.clamp(nowSecond - beganSecond, 0, beganIn.length);
    }

    /** How many are {@code age} seconds old; an age of the whole span means that or more. */
    int at(int age) {
        return age < beganIn.length ? beganIn[slot(nowSecond - age)] : older;
    }

    long nowSecond() {
        return nowSecond;
    }

    int span() {
        return beganIn.length;
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
        out.writeInt(older);
        out.writeInt(total);
        out.writeLong(nowSecond);
    }

    void read(StateReader in) {
        for (int i = 0; i < beganIn.length; i++) {
            beganIn[i] = in.readInt();
        }
        older = in.readInt();
        total = in.readInt();
        nowSecond = in.readLong();
    }
}
