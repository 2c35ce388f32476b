package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is ringing and who is busy, for how long, and what that lets expect, of one team of advisors and of every campaign
 * that shares it. What is known of each {@link Cohort} is kept from event to event, so that an outlook costs the cohorts and
 * not the calls in flight.
 */
final class Knowledge implements Snapshotable {
    private static final long SECOND_MS = 1_000;
    private static final double SLEW_PER_SECOND = 0.12;

    /** Of each campaign; they are written by their campaigns. */
    private final List<RingModel> rings = new ArrayList<>();

    final AdvisorForecast advisors;
    private long second;
    private double recentInFlight;

    Knowledge(AdvisorForecast advisors) {
        this.advisors = advisors;
    }

    /** The calls of a campaign count from now on. */
    void add(RingModel campaign) {
        rings.add(campaign);
    }

    void remove(RingModel campaign) {
        rings.remove(campaign);
    }

    void advance(long nowMs) {
        for (int i = 0; i < rings.size(); i++) {
            rings.get(i).advance(nowMs);
        }
        advisors.advance(nowMs);
        long now = nowMs / SECOND_MS;
        if (now - second > Cohort.LONG_SILENCE_SECONDS) {
            recentInFlight = inFlight();
            second = now;
        }
        for (; second < now; second++) {
            recentInFlight += SLEW_PER_SECOND * (inFlight() - recentInFlight);
        }
    }

    long second() {
        return second;
    }

    private int inFlight() {
        int calls = 0;
        for (int i = 0; i < rings.size(); i++) {
            calls += rings.get(i).total();
        }
        return calls;
    }

    /** Slow mean of the calls in flight. */
    double recentInFlight() {
        return recentInFlight;
    }

    /** Fills the outlook. */
    void look(Outlook outlook) {
        outlook.clear();
        for (int i = 0; i < rings.size(); i++) {
            rings.get(i).addTo(outlook);
        }
        advisors.addTo(outlook);
    }

    /** Calls in flight expected to be answered within so many seconds. */
    double answeredWithin(int seconds) {
        double answered = 0;
        for (int i = 0; i < rings.size(); i++) {
            answered += rings.get(i).answeredWithin(seconds);
        }
        return answered;
    }

    @Override
    public void write(StateWriter out) {
        advisors.write(out);
        out.writeLong(second);
        out.writeDouble(recentInFlight);
    }

    void read(StateReader in) {
        advisors.read(in);
        second = in.readLong();
        recentInFlight = in.readDouble();
    }
}
