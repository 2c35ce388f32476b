package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.SeatView.PhoneLeg;

/**
 * Advisors' phones: called, called again, moved from node to node. Who was ready, or in a break, when we moved the phone is
 * so again as soon as it is up; who lost it otherwise says so themselves.
 */
final class SeatPhones {
    static final String PAUSE_AFTER_PHONE = "TELEFONO";

    private final EngineState state;
    private final Turn turn;
    private final SeatStates states;
    private final SupervisionDesk supervision;

    SeatPhones(EngineState state, Turn turn, SeatStates states, SupervisionDesk supervision) {
        this.state = state;
        this.turn = turn;
        this.states = states;
        this.supervision = supervision;
    }

    void open(Seat seat) {
        ExchangeNode node = state.exchange.homeFor(seat, state.attemptOf(seat));
        if (node != null) {
            openOn(seat, node);
        } else {
            seat.leg = PhoneLeg.DOWN;
            turn.show(seat);
        }
    }

    private void openOn(Seat seat, ExchangeNode node) {
        state.exchange.house(seat, node);
        seat.leg = PhoneLeg.CALLING;
        turn.effect(new Effect.OpenAdvisor(seat.legId, seat.endpoint, seat.node));
        turn.show(seat);
    }

    /** The phone leaves its node for another; as long as there is no other it stays. */
    void move(Seat seat) {
        ExchangeNode node = state.exchange.homeFor(seat, state.attemptOf(seat));
        if (node != null && node != state.exchange.node(seat.node)) {
            moveTo(seat, node);
        }
    }

    void moveTo(Seat seat, ExchangeNode node) {
        supervision.stop(seat);
        if (seat.leg != PhoneLeg.DOWN) {
            turn.effect(new Effect.CloseAdvisor(seat.legId, seat.node));
        }
        if (seat.state == AdvisorState.READY || seat.state == AdvisorState.PAUSED) {
            seat.moved = true;
            seat.readyAfterMove = seat.state == AdvisorState.READY;
            seat.pauseAfterMove = seat.pauseReason;
            states.enter(seat, AdvisorState.CONNECTING_PHONE);
        }
        openOn(seat, node);
    }

    /** A phone on a node that takes no more goes as soon as nothing is in its advisor's hands. */
    void moveIfDraining(Seat seat) {
        ExchangeNode node = state.exchange.node(seat.node);
        if (node != null && !node.open()) {
            move(seat);
        }
    }

    void up(Seat seat) {
        seat.leg = PhoneLeg.UP;
        seat.phoneRetries = 0;
        if (seat.state == AdvisorState.CONNECTING_PHONE) {
            if (seat.moved && seat.readyAfterMove) {
                states.enter(seat, AdvisorState.READY);
            } else {
                states.pause(seat, pauseReason(seat));
            }
        }
        seat.moved = false;
        turn.show(seat);
    }

    private static String pauseReason(Seat seat) {
        if (seat.moved) {
            return seat.pauseAfterMove;
        }
        return seat.epoch == 0 ? Seat.PAUSE_ON_ENTRY : PAUSE_AFTER_PHONE;
    }

    /** The phone hung up or could not be reached: it is called again, later each time. */
    void down(Seat seat) {
        supervision.stop(seat);
        seat.leg = PhoneLeg.DOWN;
        seat.moved = false; // it did not come up by itself: its advisor says when to go on
        long delay = Math.min(30_000, 1_000L << Math.min(seat.phoneRetries, 5));
        seat.phoneRetries++;
        state.timers.set(turn.nowMs() + delay, Timers.Kind.PHONE_RETRY, seat.legId, seat.phoneRetries);
        if (seat.state == AdvisorState.READY || seat.state == AdvisorState.PAUSED) {
            states.enter(seat, AdvisorState.CONNECTING_PHONE);
        }
        turn.show(seat);
    }
}
