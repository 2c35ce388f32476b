package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec.PauseReason;
import io.cadencia.core.pacing.AdvisorWork;
import org.jspecify.annotations.Nullable;

/** How a seat goes from state to state, and what hangs on that: counters, pacing, intervals for the reports, the queue. */
final class SeatStates {
    private final EngineState state;
    private final Turn turn;

    SeatStates(EngineState state, Turn turn) {
        this.state = state;
        this.turn = turn;
    }

    /** Puts the seat into a state and settles all that hangs on it. */
    void enter(Seat seat, AdvisorState next) {
        enter(seat, next, state.campaignOf(seat));
    }

    /** The same, for a call of a campaign of the seat's team: the seat works for that one from now on. */
    void enter(Seat seat, AdvisorState next, Campaign campaign) {
        leave(seat, next);
        seat.campaignId = campaign.spec.campaignId();
        seat.pauseReason = "";
        begin(seat, next);
    }

    /** {@code next} null = leaves the team. */
    void leave(Seat seat, @Nullable AdvisorState next) {
        Campaign campaign = state.campaignOf(seat);
        campaign.tally.leave(seat.state, seat.sinceMs, turn.nowMs());
        work(seat, workIn(next));
        campaign.team.ready.remove(seat.sessionId);
        turn.fact(new Fact.AdvisorInterval(
                seat.advisorId,
                seat.sessionId,
                seat.campaignId,
                seat.state,
                seat.pauseReason,
                seat.sinceMs,
                turn.nowMs()));
        turn.pump(campaign);
    }

    private static AdvisorWork workIn(@Nullable AdvisorState state) {
        return switch (state) {
            case READY -> AdvisorWork.FREE;
            case ON_CALL -> AdvisorWork.TALK;
            case WRAP_UP -> AdvisorWork.WRAP_UP;
            case UNCLASSIFIED -> AdvisorWork.UNCLASSIFIED;
            case CONNECTING_PHONE, PREPARING, DIALING, PAUSED -> AdvisorWork.AWAY;
            case null -> AdvisorWork.AWAY;
        };
    }

    /** The advisor goes on to other work within the state, or into the next one. */
    void work(Seat seat, AdvisorWork next) {
        Campaign campaign = state.campaignOf(seat);
        campaign.pacing.advisorMoved(seat.work, seat.workSinceMs, next, turn.nowMs());
        seat.work = next;
        seat.workSinceMs = turn.nowMs();
        turn.pump(campaign);
    }

    void begin(Seat seat, AdvisorState next) {
        Campaign campaign = state.campaignOf(seat);
        seat.state = next;
        seat.sinceMs = turn.nowMs();
        seat.deadlineMs = 0;
        seat.epoch++;
        campaign.tally.enter(next, turn.nowMs());
        if (next == AdvisorState.READY && seat.desktopUp) {
            campaign.team.ready.add(seat.sessionId);
        }
        turn.pump(campaign);
        turn.show(seat);
    }

    void pause(Seat seat, String reason) {
        leave(seat, AdvisorState.PAUSED);
        seat.pauseReason = reason;
        begin(seat, AdvisorState.PAUSED);
        long limit = state.campaignOf(seat).spec.pauseReasons().stream()
                .filter(r -> r.code().equals(reason))
                .mapToLong(PauseReason::limitMs)
                .findFirst()
                .orElse(0);
        seat.deadlineMs = limit == 0 ? 0 : turn.nowMs() + limit;
    }
}
