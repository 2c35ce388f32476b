package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.TelephonyEvent;

/** Hands on what the switch says to whom it concerns. */
final class TelephonyDesk {
    private final EngineState state;
    private final Turn turn;
    private final SeatDesk seats;
    private final CallDesk calls;
    private final SideDesk sides;
    private final RecordingDesk recordings;
    private final MachineDesk machines;
    private final InboundDesk inbound;
    private final SupervisionDesk supervision;
    private final EndDesk ends;
    private final NodeDesk nodes;
    private final Reconciliation reconciliation;

    TelephonyDesk(
            EngineState state,
            Turn turn,
            SeatDesk seats,
            CallDesk calls,
            SideDesk sides,
            RecordingDesk recordings,
            MachineDesk machines,
            InboundDesk inbound,
            SupervisionDesk supervision,
            EndDesk ends,
            NodeDesk nodes,
            Reconciliation reconciliation) {
        this.state = state;
        this.turn = turn;
        this.seats = seats;
        this.calls = calls;
        this.sides = sides;
        this.recordings = recordings;
        this.machines = machines;
        this.inbound = inbound;
        this.supervision = supervision;
        this.ends = ends;
        this.nodes = nodes;
        this.reconciliation = reconciliation;
    }

    void observed(TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.LinkUp up -> linkUp(up);
            case TelephonyEvent.LinkDown down -> nodes.linkDown(down.node());
            case TelephonyEvent.LeadershipLost lost -> nodes.linkDown(lost.node());
            case TelephonyEvent.RoundTrip trip -> nodes.measured(trip);
            case TelephonyEvent.AdvisorUp up -> advisorUp(up.sessionId());
            case TelephonyEvent.AdvisorDown down -> advisorDown(down.sessionId());
            case TelephonyEvent.LegEvent leg -> legEvent(leg);
        }
    }

    private void linkUp(TelephonyEvent.LinkUp up) {
        ExchangeNode node = nodes.linkUp(up.node());
        if (node != null) {
            reconciliation.linkUp(node, up);
            nodes.evacuate();
        }
    }

    private void legEvent(TelephonyEvent.LegEvent event) {
        Attempt attempt = state.attempts.get(event.legId());
        SideLeg side = state.sideLegs.get(event.legId());
        if (side != null) {
            sides.event(side, event);
        } else if (attempt == null || attempt.over()) {
            unknownLeg(event);
        } else {
            attemptEvent(attempt, event);
        }
    }

    private void unknownLeg(TelephonyEvent.LegEvent event) {
        switch (event) {
            case TelephonyEvent.Arrived arrived -> inbound.arrived(arrived);
            case TelephonyEvent.Ended ended -> unknownEnded(ended);
            default -> {
                if (!state.arrivals.containsKey(event.legId())) {
                    turn.effect(new Effect.HangUp(event.legId()));
                }
            }
        }
    }

    /** The last word of a call that was given up may be that it heard the message. */
    private void unknownEnded(TelephonyEvent.Ended ended) {
        inbound.gone(ended.legId(), ended.cause());
        if (ended.cause().at() == LegState.MESSAGE) {
            ends.heardMessage(ended.legId());
        }
    }

    private void attemptEvent(Attempt attempt, TelephonyEvent.LegEvent event) {
        switch (event) {
            case TelephonyEvent.Dialing _ -> calls.dialing(attempt);
            case TelephonyEvent.Ringing _ -> calls.ringing(attempt);
            case TelephonyEvent.Answered _ -> calls.answered(attempt);
            case TelephonyEvent.Connected connected -> calls.connected(attempt, connected.sessionId());
            case TelephonyEvent.Ended ended -> ends.ended(attempt, ended.cause());
            case TelephonyEvent.MachineDetected detected -> machines.verdict(attempt, detected);
            case TelephonyEvent.Recording recording -> recordings.event(attempt, recording);
            case TelephonyEvent.Disconnected _,
                    TelephonyEvent.Dtmf _,
                    TelephonyEvent.PlaybackFinished _,
                    TelephonyEvent.Arrived _,
                    TelephonyEvent.EarlyMedia _ -> {}
        }
    }

    private void advisorUp(long legId) {
        Seat seat = state.seatOfLeg(legId);
        if (seat == null) {
            turn.effect(new Effect.CloseAdvisor(legId, ""));
            return;
        }
        seats.phones.up(seat);
        calls.phoneBack(seat);
        seats.lists.refillIfManual(seat);
    }

    private void advisorDown(long legId) {
        Seat seat = state.seatOfLeg(legId);
        if (seat == null) {
            return;
        }
        seats.phones.down(seat);
        calls.phoneLost(seat);
    }

    void refused(Command.TelephonyRefused refused) {
        if (refused.verb() == Command.TelephonyVerb.OPEN_ADVISOR) {
            Seat seat = state.seatOfLeg(refused.sessionId());
            if (seat != null && seat.leg == PhoneLeg.CALLING) {
                seats.phones.down(seat);
            }
            return;
        }
        if (refused.verb() == Command.TelephonyVerb.SUPERVISE) {
            supervision.refused(refused.sessionId());
            return;
        }
        SideLeg side = state.sideLegs.get(refused.legId());
        if (side != null && refused.verb() == Command.TelephonyVerb.DIAL) {
            sides.dialRefused(side);
        }
        Attempt attempt = state.attempts.get(refused.legId());
        if (attempt == null || attempt.over() || askedAgain(attempt, refused)) {
            return;
        }
        switch (refused.verb()) {
            case DIAL -> dialRefused(attempt, refused.reason());
            case CONNECT -> calls.connectRefused(attempt, refused.reason() == Ack.Reason.ADVISOR_GONE);
            case HOLD, MUTE -> calls.controlRefused(attempt, refused.verb());
            case PLAY, ANSWER -> ends.hangUp(attempt);
            case PAIR -> sides.pairRefused(attempt);
            case RECORD, PAUSE_RECORDING, RESUME_RECORDING -> recordings.refused(attempt, refused.verb());
            case HANG_UP, SEND_DTMF, OPEN_ADVISOR, CLOSE_ADVISOR, SUPERVISE, FORGET_ABANDONED -> {}
        }
    }

    /**
     * What only wanted a link is asked for again by the reconciliation, when the link is back; until then a switch may not
     * even know its own legs, and takes one that lives for gone.
     */
    private boolean askedAgain(Attempt attempt, Command.TelephonyRefused refused) {
        ExchangeNode node = state.exchange.node(attempt.line.node());
        boolean noLink = refused.reason() == Ack.Reason.LINK_DOWN || (node != null && !node.up);
        return switch (refused.verb()) {
            case CONNECT, PLAY, ANSWER -> noLink;
            default -> false;
        };
    }

    /** A time-out may have placed the call after all: it is hung up too. */
    private void dialRefused(Attempt attempt, Ack.Reason reason) {
        state.exchange.refused(attempt, reason, turn.nowMs());
        if (reason == Ack.Reason.TIMED_OUT) {
            turn.effect(new Effect.HangUp(attempt.id));
        }
        ends.ended(attempt, EndCause.lost(attempt.state));
    }
}
