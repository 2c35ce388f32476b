package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * Who is ringing and who is busy, for how long, and what that lets expect. What is known of each {@link Cohort} is kept
 * from event to event, so that an outlook costs the cohorts and not the calls in flight.
 */
final class Knowledge implements Snapshotable {
    private static final long SECOND_MS = 1_000;
    private static final double SLEW_PER_SECOND = 0.12;

    final RingModel rings = new RingModel();
    final AdvisorForecast advisors;
    private long second;
    private double recentInFlight;

    Knowledge(AdvisorForecast advisors) {
        this.advisors = advisors;
    }

    void advance(long nowMs) {
        rings.advance(nowMs);
        advisors.advance(nowMs);
        long now = nowMs / SECOND_MS;
        if (now - second > Cohort.LONG_SILENCE_SECONDS) {
            recentInFlight = rings.total();
            second = now;
        }
        for (; second < now; second++) {
            recentInFlight += SLEW_PER_SECOND * (rings.total() - recentInFlight);
        }
    }

    long second() {
        return second;
    }

    /** Slow mean of the calls in flight. */
    double recentInFlight() {
        return recentInFlight;
    }

    /** Fills the outlook. */
    void look(Outlook outlook) {
        outlook.clear();
        rings.addTo(outlook);
        advisors.addTo(outlook);
    }

    @Override
    public void write(StateWriter out) {
        rings.write(out);
        advisors.write(out);
        out.writeLong(second);
        out.writeDouble(recentInFlight);
    }

    void read(StateReader in) {
        rings.read(in);
        advisors.read(in);
        second = in.readLong();
        recentInFlight = in.readDouble();
    }
}
