package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.stream.Stream;

/**
 * Those of one kind who live now (calls of a class ringing, advisors in a phase), by age; the chances of each age in the
 * seconds to come; and the sums of all their chances, their part of the forecast.
 *
 * <p>Everything is in whole seconds, and each second the sums are made anew. A cohort's seconds begin at a moment of its
 * own, so that this work is spread over the events of a second instead of burdening one of them. Chances are floats: what
 * is walked through each second is half as much. A cohort that nobody was
 * ever in costs neither time nor memory nor room in a snapshot.
 */
abstract class Cohort implements Snapshotable {
    /** Nothing happened for longer: what was sudden then says nothing now. */
    static final long LONG_SILENCE_SECONDS = 60;

    private static final long SECOND_MS = 1_000;

    final AgeCounts living;
    private final long offsetMs;
    private final float atOnce;
    private final int later;
    private final Moments sums = new Moments();
    private float[][] chances = {};
    private float[][] between = {};

    /**
     * @param span seconds after which all ages count as one
     * @param offsetMs when its seconds begin, after the clock's
     * @param atOnce the chance at once
     * @param later seconds by which a chance may come later and still count
     */
    Cohort(int span, long offsetMs, float atOnce, int later) {
        this.living = new AgeCounts(span);
        this.offsetMs = offsetMs;
        this.atOnce = atOnce;
        this.later = later;
    }

    /** A second has passed in which those living were as old as they are now. */
    abstract void passed();

    /** A long silence has passed. */
    abstract void silence();

    /** Takes what is known into the chances of every age, by {@link #expect}. */
    abstract void begin();

    /** Takes what is known now into the chances, as far as it is worth it in this second. */
    abstract void renew();

    abstract void writeKnown(StateWriter out);

    /** Brings the chances back as well. */
    abstract void readKnown(StateReader in);

    final long second(long ms) {
        return Math.floorDiv(ms - offsetMs, SECOND_MS);
    }

    /** Brings it to the present; to be called before anything else in an event. */
    final void advance(long nowMs) {
        long now = second(nowMs);
        if (now <= living.nowSecond()) {
            return;
        }
        if (now - living.nowSecond() > LONG_SILENCE_SECONDS || !used()) {
            silence();
            living.advance(now);
        }
        while (living.nowSecond() < now) {
            passed();
            living.advance(living.nowSecond() + 1);
        }
        if (used()) {
            renew();
            sum();
        }
    }

    final boolean used() {
        return chances.length > 0;
    }

    private void sum() {
        sums.clear();
        for (int bin = 0; bin < chances.length; bin++) {
            if (living.at(bin) > 0) {
                sums.add(chances[bin], later, living.at(bin));
            }
        }
    }

    final void entered() {
        sums.add(chances(0), later, 1);
        living.add();
    }

    /** Returns the age in seconds. */
    final int left(long sinceMs) {
        int age = living.age(second(sinceMs));
        sums.add(chances(living.bin(age)), later, -1);
        living.remove(second(sinceMs));
        return age;
    }

    /** {@code [k]}: the chance that it has come k seconds from now, for those in a bin. */
    final float[] chances(int bin) {
        if (!used()) {
            make();
            begin();
        }
        return chances[bin];
    }

    private void make() {
        chances = new float[living.oldest() + 1][Horizon.SECONDS + later + 1];
        between = new float[2][Horizon.SECONDS + later + 1];
        Stream.concat(Stream.of(chances), Stream.of(between)).forEach(row -> row[0] = atOnce);
    }

    final Moments sums() {
        return sums;
    }

    /** One by one, for an outlook that cannot do with the sums. */
    final void addTo(SmallTeam team) {
        for (int bin = 0; bin < chances.length; bin++) {
            if (living.at(bin) > 0) {
                team.chances(chances[bin], later, living.at(bin));
            }
        }
    }

    /**
     * The chances in a bin, at its youngest age, from those of the next older one.
     *
     * @param goes the share that in a second goes where {@code there} holds the chances
     * @param stays the share that in a second grows older; the rest has lost its chance
     */
    final void expect(int bin, double goes, double stays, float[] there) {
        float[] older = chances[Math.min(bin + 1, living.oldest())];
        int seconds = bin == living.oldest() ? 1 : Ages.seconds(bin);
        for (int second = seconds; second > 0; second--) {
            float[] row = second == 1 ? chances[bin] : between[second & 1];
            step(row, (float) goes, there, (float) stays, older);
            older = row;
        }
    }

    private static void step(float[] row, float goes, float[] there, float stays, float[] older) {
        for (int k = 1; k < row.length; k++) {
            row[k] = goes * there[k - 1] + stays * older[k - 1];
        }
    }

    @Override
    public final void write(StateWriter out) {
        out.writeBoolean(used());
        if (used()) {
            living.write(out);
            sums.write(out);
            writeKnown(out);
        } else {
            out.writeLong(living.nowSecond());
        }
    }

    final void read(StateReader in) {
        if (in.readBoolean()) {
            make();
            living.read(in);
            sums.read(in);
            readKnown(in);
        } else {
            living.advance(in.readLong());
        }
    }
}
