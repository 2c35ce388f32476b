package io.cadencia.core.engine;

import io.cadencia.core.call.LegState;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.engine.Timers.Timer;

/** Carries out what has become due. */
final class TimerDesk {
    /** How often a campaign looks at its hopper and pacing though nothing happened, and shows its figures. */
    static final long HEARTBEAT_MS = 1_000;

    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;
    private final SeatDesk seats;
    private final PaceDesk pace;
    private final CallDesk calls;
    private final SideDesk sides;
    private final RecordingDesk recordings;
    private final InboundDesk inbound;
    private final EndDesk ends;
    private final ClassificationDesk classification;
    private final NodeDesk nodes;

    TimerDesk(
            EngineState state,
            Turn turn,
            LeadDesk leads,
            SeatDesk seats,
            PaceDesk pace,
            CallDesk calls,
            SideDesk sides,
            RecordingDesk recordings,
            InboundDesk inbound,
            EndDesk ends,
            ClassificationDesk classification,
            NodeDesk nodes) {
        this.state = state;
        this.turn = turn;
        this.leads = leads;
        this.seats = seats;
        this.pace = pace;
        this.calls = calls;
        this.sides = sides;
        this.recordings = recordings;
        this.inbound = inbound;
        this.ends = ends;
        this.classification = classification;
        this.nodes = nodes;
    }

    void fireDue() {
        for (Timer timer = state.timers.takeDue(turn.nowMs());
                timer != null;
                timer = state.timers.takeDue(turn.nowMs())) {
            fire(timer);
        }
    }

    private void fire(Timer timer) {
        switch (timer.kind()) {
            case HEARTBEAT -> heartbeat(timer.id());
            case LAUNCH -> state.campaigns.values().forEach(turn::pump);
            case NODE_GRACE -> nodes.graceOver(timer.token());
            case EXCHANGE_HEARTBEAT -> nodes.heartbeat();
            case WRAP_UP, SEAT_GRACE, PHONE_RETRY -> {
                Seat seat = state.seatOfLeg(timer.id());
                if (seat != null) {
                    fireForSeat(timer, seat);
                }
            }
            case CALLER_LIMIT -> inbound.lookUpOver(timer.id());
            case REQUEST_GUARD, RING_LIMIT, WAIT_LIMIT, MESSAGE_GUARD, ENDING_GUARD, CONNECT_GUARD, RECORDING_PAUSE -> {
                SideLeg side = state.sideLegs.get(timer.id());
                Attempt attempt = state.attempts.get(timer.id());
                if (side != null) {
                    sides.timer(timer, side);
                } else if (attempt != null && !attempt.over()) {
                    fireForAttempt(timer, attempt);
                }
            }
        }
    }

    private void fireForSeat(Timer timer, Seat seat) {
        switch (timer.kind()) {
            case WRAP_UP -> {
                if (timer.token() == seat.epoch) {
                    classification.wrapUpOver(seat);
                }
            }
            case SEAT_GRACE -> seats.graceOver(seat, timer.token());
            case PHONE_RETRY -> {
                if (timer.token() == seat.phoneRetries && seat.leg == PhoneLeg.DOWN) {
                    seats.phones.open(seat);
                }
            }
            default -> throw new IllegalStateException("not a seat's timer: " + timer);
        }
    }

    private void fireForAttempt(Timer timer, Attempt attempt) {
        switch (timer.kind()) {
            case REQUEST_GUARD -> {
                if (attempt.state == LegState.REQUESTED) {
                    ends.hangUp(attempt);
                }
            }
            case RING_LIMIT -> calls.ringLimit(attempt);
            case CONNECT_GUARD -> {
                if (state.exchange.up()) {
                    calls.connectRefused(attempt, false);
                } else { // it cannot have said anything
                    state.timers.set(
                            turn.nowMs() + CallDesk.CONNECT_LIMIT_MS, Timers.Kind.CONNECT_GUARD, attempt.id, 0);
                }
            }
            case WAIT_LIMIT -> calls.waitLimit(attempt);
            case MESSAGE_GUARD -> {
                if (attempt.state == LegState.MESSAGE) {
                    ends.hangUp(attempt);
                }
            }
            case RECORDING_PAUSE -> recordings.pauseOver(attempt, timer.token());
            case ENDING_GUARD -> ends.hangUpAgain(attempt, (int) timer.token() + 1);
            default -> throw new IllegalStateException("not an attempt's timer: " + timer);
        }
    }

    private void heartbeat(long campaignId) {
        Campaign campaign = state.campaign(campaignId);
        state.timers.set(turn.nowMs() + HEARTBEAT_MS, Timers.Kind.HEARTBEAT, campaignId, 0);
        leads.feed(campaign);
        turn.pump(campaign);
        turn.effect(new Effect.ShowCampaign(campaign.figures(pace.blocker(campaign), turn.nowMs())));
    }
}
