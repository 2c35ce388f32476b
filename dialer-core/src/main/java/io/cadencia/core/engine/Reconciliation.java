package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent.LinkUp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes the engine's picture and the switch's agree when the link comes (back) up: adopt what is there, end as lost
 * what is not, hang up what nobody knows. Start-up, restart and a lost socket take this one path.
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

    void linkUp(LinkUp event) {
        state.switchUp = true;
        SwitchSnapshot there = event.switchRestarted() ? SwitchSnapshot.EMPTY : event.snapshot();
        advisors(there);
        inbound.reconcile(there);
        legs(there);
        state.campaigns.values().forEach(turn::pump);
    }

    void linkDown() {
        state.switchUp = false;
    }

    private void advisors(SwitchSnapshot there) {
        Set<Long> up = new HashSet<>();
        for (SwitchSnapshot.Advisor advisor : there.advisors()) {
            up.add(advisor.sessionId());
            if (state.seatOfLeg(advisor.sessionId()) == null) {
                turn.effect(new Effect.CloseAdvisor(advisor.sessionId()));
            }
        }
        for (Seat seat : state.seats()) {
            if (up.contains(seat.legId)) {
                boolean wasDown = seat.leg != PhoneLeg.UP;
                seats.phoneUp(seat);
                if (wasDown) {
                    calls.phoneBack(seat);
                }
            } else {
                lostPhone(seat);
            }
        }
    }

    private void lostPhone(Seat seat) {
        if (seat.leg == PhoneLeg.UP) {
            seats.phoneDown(seat);
        }
        calls.phoneLost(seat);
        seats.openPhone(seat);
    }

    private void legs(SwitchSnapshot there) {
        Map<Long, SwitchSnapshot.Leg> present = new HashMap<>();
        for (SwitchSnapshot.Leg leg : there.legs()) {
            present.put(leg.legId(), leg);
            Attempt attempt = state.attempts.get(leg.legId());
            boolean known = state.sideLegs.containsKey(leg.legId()) || state.arrivals.containsKey(leg.legId());
            if (!known && (attempt == null || attempt.over())) {
                turn.effect(new Effect.HangUp(leg.legId()));
            }
        }
        for (Attempt attempt : new ArrayList<>(state.attempts.values())) {
            SwitchSnapshot.Leg leg = present.get(attempt.id);
            if (attempt.over()) {
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
        if (attempt.state == LegState.ENDING || attempt.state == LegState.MESSAGE) {
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
        } else if (attempt.state == LegState.CONNECTING || attempt.state == LegState.CONNECTED) {
            Seat seat = state.seat(attempt.sessionId);
            if (seat != null && seat.leg == PhoneLeg.UP) {
                turn.effect(new Effect.Connect(attempt.id, seat.legId));
            }
        }
    }
}
