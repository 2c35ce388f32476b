package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the engine asked for in a {@link RandomWalk}, and the dice: whom and what the next command is about. */
abstract class RandomSight {
    private static final int ADVISORS = 6;

    final SplittableRandom random;
    final List<Long> legs = new ArrayList<>();
    final List<Effect.FetchLeads> fetches = new ArrayList<>();
    final List<SeatView> seats = new ArrayList<>();
    final List<Effect.FetchCaller> callers = new ArrayList<>();
    final List<Long> phones = new ArrayList<>();

    RandomSight(long seed) {
        random = new SplittableRandom(seed);
    }

    final void seen(Effect effect) {
        switch (effect) {
            case Effect.PlaceCall place -> legs.add(place.request().legId());
            case Effect.CallThirdParty third -> legs.add(third.request().legId());
            case Effect.FetchCaller caller -> callers.add(caller);
            case Effect.PickUp pickUp -> legs.add(pickUp.legId());
            case Effect.FetchLeads fetch -> fetches.add(fetch);
            case Effect.OpenAdvisor open -> phones.add(open.sessionId());
            case Effect.ShowSeat show -> {
                seats.removeIf(s -> s.sessionId() == show.seat().sessionId());
                seats.add(show.seat());
            }
            case Effect.SeatClosed closed -> seats.removeIf(s -> s.sessionId() == closed.sessionId());
            default -> {}
        }
    }

    final long advisor() {
        return 1 + random.nextInt(ADVISORS);
    }

    /** Mostly one of the latest. */
    final long leg() {
        if (legs.isEmpty() || random.nextInt(50) == 0) {
            return 77;
        }
        return legs.get(legs.size() - 1 - random.nextInt(Math.min(legs.size(), 12)));
    }

    final long seatOf(long leg) {
        return seats.stream()
                .filter(s -> s.call() != null && s.call().attemptId() == leg)
                .mapToLong(SeatView::sessionId)
                .findFirst()
                .orElse(advisor());
    }

    final EndCause cause() {
        return new EndCause(16, any(0, 404, 480, 486, 503, 603), any(EndedBy.values()), LegState.RINGING);
    }

    @SafeVarargs
    final <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
