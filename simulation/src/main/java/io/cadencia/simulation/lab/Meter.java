package io.cadencia.simulation.lab;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.SeatView;
import io.cadencia.simulation.Witness;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Measures a run by what the engine records: the intervals of the advisors and the ends of the calls. Machines count
 * neither as answered nor as abandoned, whatever the dialer took them for; people it took for machines count as abandoned,
 * as they do in law (domain.md 2.7).
 */
final class Meter implements Witness {
    private static final long LONGEST_WAIT_MS = 24L * 3_600_000;

    private final Minutes minutes;
    private final long countFromMs;
    private final Histogram waits = new Histogram(LONGEST_WAIT_MS, 3);
    private final Map<Long, SeatView> seats = new HashMap<>();
    /** The interval an advisor waited, until the next one shows whether a call ended it. */
    private final Map<Long, Fact.AdvisorInterval> waited = new HashMap<>();

    /** @param warmUpMs the waits of that time do not go into the percentile */
    Meter(long startMs, long lengthMs, long warmUpMs) {
        this.minutes = new Minutes(startMs, lengthMs);
        this.countFromMs = startMs + warmUpMs;
    }

    @Override
    public void on(Effect effect) {
        switch (effect) {
            case Effect.ShowSeat show -> {
                seats.put(show.seat().sessionId(), show.seat());
                if (show.seat().state() == AdvisorState.ON_CALL) {
                    waitOver(show.seat());
                }
            }
            case Effect.SeatClosed closed -> seats.remove(closed.sessionId());
            default -> {}
        }
    }

    private void waitOver(SeatView seat) {
        Fact.AdvisorInterval wait = waited.remove(seat.sessionId());
        if (wait == null || wait.toMs() != seat.sinceMs()) {
            return;
        }
        long ms = wait.toMs() - wait.fromMs();
        minutes.waited(ms, wait.toMs());
        if (wait.toMs() >= countFromMs) {
            waits.recordValue(Math.min(ms, LONGEST_WAIT_MS));
        }
    }

    @Override
    public void on(Fact fact) {
        if (fact instanceof Fact.AdvisorInterval interval) {
            if (counts(interval.state())) {
                minutes.advisor(interval.state(), interval.fromMs(), interval.toMs());
            }
            if (interval.state() == AdvisorState.READY) {
                waited.put(interval.sessionId(), interval);
            }
        }
    }

    @Override
    public void ended(Fact.AttemptEnded attempt, Truth truth) {
        minutes.placed(attempt.placedAtMs());
        if (!truth.human()) {
            return;
        }
        if (attempt.outcome() == Outcome.MACHINE) {
            minutes.answered(attempt.endedAtMs());
            minutes.abandoned(attempt.endedAtMs());
            return;
        }
        if (!attempt.outcome().answered()) {
            return;
        }
        minutes.answered(attempt.answeredAtMs());
        if (attempt.outcome() == Outcome.ABANDONED) {
            minutes.abandoned(attempt.answeredAtMs());
        } else if (attempt.connectedAtMs() != 0) {
            minutes.contact(attempt.answeredAtMs());
        }
    }

    private static boolean counts(AdvisorState state) {
        return switch (state) {
            case READY, ON_CALL, WRAP_UP, UNCLASSIFIED, DIALING, PREPARING -> true;
            case CONNECTING_PHONE, PAUSED -> false;
        };
    }

    /** Takes what is still going on at the end into account; to be called once, last. */
    Minutes finish(long endMs) {
        seats.values().stream()
                .filter(seat -> counts(seat.state()))
                .forEach(seat -> minutes.advisor(seat.state(), seat.sinceMs(), endMs));
        return minutes;
    }

    /** Seconds; NaN if nobody waited. */
    double p90Wait() {
        return waits.getTotalCount() == 0 ? Double.NaN : waits.getValueAtPercentile(90) / 1_000.0;
    }
}
