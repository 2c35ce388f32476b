package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * Who is ringing and who is busy, for how long, and what that lets expect. Everything in whole seconds; the sums of the
 * forecast are kept from event to event and made anew each second, so that an event costs the seconds of the horizon and
 * not the calls in flight.
 */
final class Knowledge implements Snapshotable {
    private static final long SECOND_MS = 1_000;
    private static final long LONG_SILENCE_SECONDS = 60;
    private static final long LEARN_EVERY_SECONDS = 60;
    private static final long LEARN_AT_LEAST_SECONDS = 10;
    /** New evidence worth learning from at once, as a share of the memory. */
    private static final double LEARN_AT_SHARE = 0.02;

    private static final double MEMORY_CALLS = 2_000;
    private static final double SLEW_PER_SECOND = 0.12;

    final RingModel rings = new RingModel();
    final AdvisorForecast advisors;
    final Forecast forecast = new Forecast();
    private long second;
    private long learnedSecond;
    private long learnedCalls;
    private double recentInFlight;

    Knowledge(AdvisorForecast advisors) {
        this.advisors = advisors;
    }

    long second() {
        return second;
    }

    /** Slow mean of the calls in flight. */
    double recentInFlight() {
        return recentInFlight;
    }

    void placed(int odds) {
        rings.placed(odds);
        forecast.calls(rings.within(odds, 0), 1);
    }

    void answered(int odds, long placedMs) {
        forecast.calls(rings.within(odds, rings.answered(odds, placedMs / SECOND_MS)), -1);
    }

    void failed(int odds, long placedMs, boolean byUs) {
        long placed = placedMs / SECOND_MS;
        int age = byUs ? rings.cutShort(odds, placed) : rings.failed(odds, placed);
        forecast.calls(rings.within(odds, age), -1);
    }

    void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to) {
        advisors.moved(from, sinceMs / SECOND_MS, to, forecast);
    }

    void advance(long nowMs) {
        long now = nowMs / SECOND_MS;
        if (now <= second) {
            return;
        }
        if (now - second > LONG_SILENCE_SECONDS) {
            rings.silence(now);
            advisors.silence(now);
            recentInFlight = rings.total();
            second = now;
        }
        while (second < now) {
            second++;
            rings.second(second);
            advisors.second(second);
            recentInFlight += SLEW_PER_SECOND * (rings.total() - recentInFlight);
        }
        if (timeToLearn()) {
            learn();
        }
        sum(forecast);
    }

    private boolean timeToLearn() {
        long since = second - learnedSecond;
        return since >= LEARN_EVERY_SECONDS
                || since >= LEARN_AT_LEAST_SECONDS && rings.resolved() - learnedCalls > LEARN_AT_SHARE * MEMORY_CALLS;
    }

    void learn() {
        learnedSecond = second;
        learnedCalls = rings.resolved();
        rings.learn();
        advisors.learn();
    }

    /** The sums anew, from the counts by age. */
    void sum(Outlook outlook) {
        outlook.clear();
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            int left = rings.total(odds);
            for (int age = 0; left > 0; age++) {
                int calls = rings.at(odds, age);
                if (calls > 0) {
                    outlook.calls(rings.within(odds, age), calls);
                    left -= calls;
                }
            }
        }
        advisors.addTo(outlook);
    }

    /** Calls in flight expected to be answered within so many seconds. */
    double answeredWithin(int seconds) {
        double answered = 0;
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            int left = rings.total(odds);
            for (int age = 0; left > 0; age++) {
                int calls = rings.at(odds, age);
                answered += calls == 0 ? 0 : calls * rings.within(odds, age)[seconds];
                left -= calls;
            }
        }
        return answered;
    }

    @Override
    public void write(StateWriter out) {
        rings.write(out);
        advisors.write(out);
        forecast.write(out);
        out.writeLong(second);
        out.writeLong(learnedSecond);
        out.writeLong(learnedCalls);
        out.writeDouble(recentInFlight);
    }

    void read(StateReader in) {
        rings.read(in);
        advisors.read(in);
        forecast.read(in);
        second = in.readLong();
        learnedSecond = in.readLong();
        learnedCalls = in.readLong();
        recentInFlight = in.readDouble();
    }
}
