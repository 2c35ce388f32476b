package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Who is ringing and who is busy, for how long, and what that lets expect, of one team of advisors and of every campaign
 * that shares it. Everything in whole seconds; the sums of the forecast are kept from event to event and made anew each
 * second, so that an event costs the seconds of the horizon and not the calls in flight.
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

    /** Of each campaign; they are written by their campaigns. */
    private RingModel[] rings = {};

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

    /** The calls of a campaign count from now on. */
    void add(RingModel campaign) {
        campaign.silence(second); // as far as the others; whoever was told of every second is already
        addAsWritten(campaign);
        sum(forecast);
    }

    /** The calls of a campaign are in the sums already. */
    void addAsWritten(RingModel campaign) {
        rings = Arrays.copyOf(rings, rings.length + 1);
        rings[rings.length - 1] = campaign;
    }

    void remove(RingModel campaign) {
        rings = Stream.of(rings).filter(other -> other != campaign).toArray(RingModel[]::new);
        learnedCalls = resolved();
        sum(forecast);
    }

    void placed(RingModel campaign, int odds) {
        campaign.placed(odds);
        forecast.calls(campaign.within(odds, 0), 1);
    }

    void answered(RingModel campaign, int odds, long placedMs) {
        forecast.calls(campaign.within(odds, campaign.answered(odds, placedMs / SECOND_MS)), -1);
    }

    void failed(RingModel campaign, int odds, long placedMs, boolean byUs) {
        long placed = placedMs / SECOND_MS;
        int age = byUs ? campaign.cutShort(odds, placed) : campaign.failed(odds, placed);
        forecast.calls(campaign.within(odds, age), -1);
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
            for (RingModel campaign : rings) {
                campaign.silence(now);
            }
            advisors.silence(now);
            recentInFlight = inFlight();
            second = now;
        }
        while (second < now) {
            second++;
            for (RingModel campaign : rings) {
                campaign.second(second);
            }
            advisors.second(second);
            recentInFlight += SLEW_PER_SECOND * (inFlight() - recentInFlight);
        }
        if (timeToLearn()) {
            learn();
        }
        sum(forecast);
    }

    private boolean timeToLearn() {
        long since = second - learnedSecond;
        return since >= LEARN_EVERY_SECONDS
                || since >= LEARN_AT_LEAST_SECONDS && resolved() - learnedCalls > LEARN_AT_SHARE * MEMORY_CALLS;
    }

    private long resolved() {
        long resolved = 0;
        for (RingModel campaign : rings) {
            resolved += campaign.resolved();
        }
        return resolved;
    }

    private int inFlight() {
        int calls = 0;
        for (RingModel campaign : rings) {
            calls += campaign.total();
        }
        return calls;
    }

    void learn() {
        learnedSecond = second;
        learnedCalls = resolved();
        for (RingModel campaign : rings) {
            campaign.learn();
        }
        advisors.learn();
    }

    /** The sums anew, from the counts by age. */
    void sum(Outlook outlook) {
        outlook.clear();
        for (RingModel campaign : rings) {
            add(campaign, outlook);
        }
        advisors.addTo(outlook);
    }

    private static void add(RingModel campaign, Outlook outlook) {
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            int left = campaign.total(odds);
            for (int age = 0; left > 0; age++) {
                int calls = campaign.at(odds, age);
                if (calls > 0) {
                    outlook.calls(campaign.within(odds, age), calls);
                    left -= calls;
                }
            }
        }
    }

    /** Calls in flight expected to be answered within so many seconds. */
    double answeredWithin(int seconds) {
        double answered = 0;
        for (RingModel campaign : rings) {
            answered += answeredWithin(seconds, campaign);
        }
        return answered;
    }

    private static double answeredWithin(int seconds, RingModel campaign) {
        double answered = 0;
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            int left = campaign.total(odds);
            for (int age = 0; left > 0; age++) {
                int calls = campaign.at(odds, age);
                answered += calls == 0 ? 0 : calls * campaign.within(odds, age)[seconds];
                left -= calls;
            }
        }
        return answered;
    }

    @Override
    public void write(StateWriter out) {
        advisors.write(out);
        forecast.write(out);
        out.writeLong(second);
        out.writeLong(learnedSecond);
        out.writeLong(learnedCalls);
        out.writeDouble(recentInFlight);
    }

    void read(StateReader in) {
        advisors.read(in);
        forecast.read(in);
        second = in.readLong();
        learnedSecond = in.readLong();
        learnedCalls = in.readLong();
        recentInFlight = in.readDouble();
    }
}
