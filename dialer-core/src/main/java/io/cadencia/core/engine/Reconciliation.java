package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent.LinkUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the engine's picture and the switch's agree when the link comes (back) up: adopt what is there, end as lost
 * what is not, hang up what nobody knows. Start-up, restart and a lost socket take this one path; each node by itself.
 */
final class Reconciliation {
    private final EngineState state;
    private final Turn turn;
    private final CallDesk calls;
    private final SideDesk sides;
    private final InboundDesk inbound;
    private final EndDesk ends;
    private final SeatDesk seats;

    Reconciliation(
            EngineState state,
            Turn turn,
            CallDesk calls,
            SideDesk sides,
            InboundDesk inbound,
            EndDesk ends,
            SeatDesk seats) {
        this.state = state;
        this.turn = turn;
        this.calls = calls;
        this.sides = sides;
        this.inbound = inbound;
        this.ends = ends;
        this.seats = seats;
    }

    void linkUp(ExchangeNode node, LinkUp event) {
        SwitchSnapshot there = event.switchRestarted() ? SwitchSnapshot.EMPTY : event.snapshot();
        abandoned(node, event.snapshot().abandoned(), there);
        advisors(node, there);
        inbound.reconcile(node, there);
        legs(node, there);
        state.campaigns.values().forEach(turn::pump);
    }

    /**
     * Who answered while nobody of us was there heard the message, and that counts, once. A leg that still lives tells it
     * with its end.
     */
    private void abandoned(ExchangeNode node, List<Long> heard, SwitchSnapshot there) {
        Set<Long> living = new HashSet<>();
        there.legs().forEach(leg -> living.add(leg.legId()));
        List<Long> known = new ArrayList<>();
        for (long legId : heard) {
            Attempt attempt = state.attempts.get(legId);
            if (living.contains(legId)) {
                continue;
            }
            if (attempt == null || attempt.over()) {
                ends.heardMessage(legId); // or it was written down before, and the word to forget it was lost
                known.add(legId);
            } else {
                ends.ended(attempt, EndCause.lost(LegState.MESSAGE));
            }
        }
        state.givenUp.forget(call -> state.exchange.node(call.node()) == node && !living.contains(call.attemptId()));
        if (!known.isEmpty()) {
            turn.effect(new Effect.ForgetAbandoned(known, node.name()));
        }
    }

    private void advisors(ExchangeNode node, SwitchSnapshot there) {
        Set<Long> up = new HashSet<>();
        for (SwitchSnapshot.Advisor advisor : there.advisors()) {
            up.add(advisor.sessionId());
            Seat seat = state.seatOfLeg(advisor.sessionId());
            if (seat == null || nodeOf(seat) != node) {
                turn.effect(new Effect.CloseAdvisor(advisor.sessionId(), node.name()));
            }
        }
        for (Seat seat : state.seats()) {
            if (nodeOf(seat) != node) {
                openHomeless(seat);
            } else if (up.contains(seat.legId)) {
                boolean wasDown = seat.leg != PhoneLeg.UP;
                seats.phones.up(seat);
                if (wasDown) {
                    calls.phoneBack(seat);
                }
            } else {
                lostPhone(seat);
            }
        }
    }

    private @Nullable ExchangeNode nodeOf(Seat seat) {
        return state.exchange.node(seat.node);
    }

    /** Sat down while no node was up. */
    private void openHomeless(Seat seat) {
        if (nodeOf(seat) == null && seat.leg == PhoneLeg.DOWN) {
            seats.phones.open(seat);
        }
    }

    private void lostPhone(Seat seat) {
        if (seat.leg == PhoneLeg.UP) {
            seats.phones.down(seat);
        }
        calls.phoneLost(seat);
        seats.phones.open(seat);
    }

    private void legs(ExchangeNode node, SwitchSnapshot there) {
        Map<Long, SwitchSnapshot.Leg> present = new HashMap<>();
        for (SwitchSnapshot.Leg leg : there.legs()) {
            present.put(leg.legId(), leg);
            Attempt attempt = state.attempts.get(leg.legId());
            boolean known = state.sideLegs.containsKey(leg.legId()) || state.arrivals.containsKey(leg.legId());
            boolean unknown = !known && (attempt == null || attempt.over());
            if (unknown && leg.state() != LegState.MESSAGE) { // the message ends by itself
                turn.effect(new Effect.HangUp(leg.legId()));
            }
        }
        for (Attempt attempt : new ArrayList<>(state.attempts.values())) {
            SwitchSnapshot.Leg leg = present.get(attempt.id);
            if (attempt.over() || state.exchange.node(attempt.line.node()) != node) {
                continue;
            }
            if (leg == null) {
                ends.ended(attempt, EndCause.lost(attempt.state));
            } else {
                adopt(attempt, leg);
            }
        }
        for (SideLeg side : new ArrayList<>(state.sideLegs.values())) {
            SwitchSnapshot.Leg leg = present.get(side.id);
            if (state.exchange.node(side.line.node()) != node) {
                continue;
            }
            if (leg == null) {
                sides.ended(side, EndCause.lost(side.state));
            } else {
                sides.adopt(side, leg);
            }
        }
    }

    private void adopt(Attempt attempt, SwitchSnapshot.Leg leg) {
        if (attempt.inbound() && attempt.state == LegState.REQUESTED) {
            turn.effect(new Effect.PickUp(attempt.id));
        }
        switch (leg.state()) {
            case RINGING -> calls.ringing(attempt);
            case ANSWERED, CONNECTED, HELD -> adoptAnswered(attempt, leg);
            default -> calls.dialing(attempt);
        }
        if (attempt.state == LegState.MESSAGE && leg.state() == LegState.ANSWERED) {
            turn.effect(
                    attempt.inbound() // decided on while the link was down
                            ? new Effect.PlayUnattended(attempt.id)
                            : new Effect.PlayAbandonment(attempt.id));
        } else if (attempt.state == LegState.ENDING
                || (attempt.state == LegState.MESSAGE && leg.state() != LegState.MESSAGE)) {
            turn.effect(new Effect.HangUp(attempt.id));
        }
    }

    private void adoptAnswered(Attempt attempt, SwitchSnapshot.Leg leg) {
        if (attempt.inFlight()) {
            calls.answered(attempt);
            return;
        }
        if (attempt.away) {
            return; // with a third party, whose leg decides
        }
        if (leg.sessionId() != 0) {
            calls.connected(attempt, leg.sessionId());
            holdAgain(attempt, leg.state());
        } else if (attempt.state == LegState.CONNECTING || attempt.state == LegState.CONNECTED) {
            Seat seat = state.seat(attempt.sessionId);
            if (seat != null && seat.leg == PhoneLeg.UP) {
                turn.effect(new Effect.Connect(attempt.id, seat.legId));
            }
        }
    }

    /** The debtor is on hold there, or not, other than was asked for: the request or its answer was lost. */
    private void holdAgain(Attempt attempt, LegState there) {
        boolean differs = attempt.held ? there == LegState.CONNECTED : there == LegState.HELD;
        if (differs && attempt.inHand()) {
            turn.effect(new Effect.Hold(attempt.id, attempt.held));
        }
    }
}
