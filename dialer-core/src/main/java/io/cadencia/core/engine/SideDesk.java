package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CallPolicy.Destination;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.engine.SideLeg.Phase;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Third parties: consultation, three-way, transfer after talking and transfer unasked. A call has at most one. The
 * advisor who leaves goes to the after-call work while the debtor talks on; the attempt ends with the debtor's leg.
 */
final class SideDesk {
    /** A third party may ring this long. */
    static final long RING_LIMIT_MS = 30_000;

    private final EngineState state;
    private final Turn turn;
    private final SeatDesk seats;
    private final CallDesk calls;
    private final RecordingDesk recordings;
    private final EndDesk ends;

    SideDesk(EngineState state, Turn turn, SeatDesk seats, CallDesk calls, RecordingDesk recordings, EndDesk ends) {
        this.state = state;
        this.turn = turn;
        this.seats = seats;
        this.calls = calls;
        this.recordings = recordings;
        this.ends = ends;
    }

    // ---- what the advisor asks

    @Nullable
    Rejection call(Attempt attempt, Seat seat, String code, Phase phase) {
        if (attempt.sideLegId != 0) {
            return Rejection.of(Code.NOT_AVAILABLE_ON_THIS_LEG);
        }
        Destination destination = state.campaignOf(attempt).spec.calls().destination(code);
        if (destination == null) {
            return Rejection.of(Code.NO_SUCH_DESTINATION);
        }
        if (!state.exchange.up()) {
            return Rejection.of(Code.TELEPHONY_DOWN);
        }
        CampaignSpec spec = state.campaignOf(attempt).spec;
        Route route = state.exchange.routeFrom(attempt.line.node(), spec, turn.nowMs());
        if (route instanceof Route.None none) {
            return new Rejection(Code.NO_LINE, Map.of("reason", none.why().name()));
        }
        if (!((Route.Line) route).node().equals(state.exchange.nameOf(attempt.line.node()))) {
            return Rejection.of(Code.NO_LINE_HERE); // the two could not be brought together there
        }
        if (phase == Phase.CONSULT) {
            calls.hold(attempt, true);
        } else {
            attempt.held = false;
            attempt.state = LegState.CONNECTED;
            attempt.away = true;
        }
        place(attempt, seat, destination, (Route.Line) route, phase);
        return null;
    }

    private void place(Attempt attempt, Seat seat, Destination destination, Route.Line line, Phase phase) {
        var side = new SideLeg(
                state.nextId(),
                attempt.id,
                attempt.lead.campaignId(),
                seat.advisorId,
                destination,
                line,
                phase,
                turn.nowMs());
        state.sideLegs.put(side.id, side);
        attempt.sideLegId = side.id;
        attempt.sideOutcome = null;
        state.timers.set(turn.nowMs() + Launcher.REQUEST_LIMIT_MS, Timers.Kind.REQUEST_GUARD, side.id, 0);
        state.timers.set(turn.nowMs() + RING_LIMIT_MS + Launcher.RING_GRACE_MS, Timers.Kind.RING_LIMIT, side.id, 0);
        boolean blind = phase == Phase.BLIND;
        turn.effect(new Effect.CallThirdParty(new DialRequest(
                side.id,
                destination.number(),
                line.trunk(),
                line.callerId(),
                RING_LIMIT_MS,
                state.campaignOf(attempt).spec.waitLimitMs(),
                blind ? 0 : seat.legId,
                blind ? attempt.id : 0,
                AmdMode.NONE,
                line.node())));
    }

    @Nullable
    Rejection merge(Attempt attempt) {
        SideLeg side = state.sideOf(attempt);
        if (side == null || side.phase != Phase.CONSULT || !side.answered() || side.ending()) {
            return Rejection.of(Code.NOT_AVAILABLE_ON_THIS_LEG);
        }
        side.phase = Phase.THREE_WAY;
        calls.hold(attempt, false);
        return null;
    }

    @Nullable
    Rejection leave(Attempt attempt) {
        SideLeg side = state.sideOf(attempt);
        if (side == null || !side.withAdvisor() || !side.answered() || side.ending()) {
            return Rejection.of(Code.NOT_AVAILABLE_ON_THIS_LEG);
        }
        turn.effect(new Effect.Pair(attempt.id, side.id));
        advisorLeft(attempt, side);
        return null;
    }

    @Nullable
    Rejection drop(Attempt attempt) {
        SideLeg side = state.sideOf(attempt);
        if (side == null || attempt.left()) {
            return Rejection.of(Code.NOT_AVAILABLE_ON_THIS_LEG);
        }
        ends.hangUp(side);
        return null;
    }

    private void advisorLeft(Attempt attempt, SideLeg side) {
        side.phase = Phase.TRANSFERRED;
        attempt.away = true;
        attempt.leftAtMs = turn.nowMs();
        recordings.stop(attempt);
        ends.wrapUp(attempt, state.campaignOf(attempt));
    }

    // ---- what the switch says

    void event(SideLeg side, TelephonyEvent.LegEvent event) {
        switch (event) {
            case TelephonyEvent.Dialing _ -> progress(side, LegState.DIALING);
            case TelephonyEvent.Ringing _, TelephonyEvent.EarlyMedia _ -> progress(side, LegState.RINGING);
            case TelephonyEvent.Answered _, TelephonyEvent.Connected _ -> answered(side);
            case TelephonyEvent.Ended ended -> ended(side, ended.cause());
            case TelephonyEvent.Disconnected _,
                    TelephonyEvent.Dtmf _,
                    TelephonyEvent.PlaybackFinished _,
                    TelephonyEvent.Arrived _,
                    TelephonyEvent.MachineDetected _,
                    TelephonyEvent.Recording _ -> {}
        }
    }

    private void progress(SideLeg side, LegState next) {
        if (!side.answered() && !side.ending() && side.state.ordinal() < next.ordinal()) {
            side.enter(next, turn.nowMs());
            show(side);
        }
    }

    private void answered(SideLeg side) {
        Attempt attempt = state.attempts.get(side.attemptId);
        if (side.answered() || side.ending() || attempt == null) {
            return;
        }
        side.enter(LegState.CONNECTED, turn.nowMs());
        side.answeredAtMs = turn.nowMs();
        if (side.phase == Phase.BLIND) {
            advisorLeft(attempt, side);
        }
        show(side);
    }

    void ended(SideLeg side, EndCause cause) {
        state.sideLegs.remove(side.id);
        Outcome outcome = side.answered() ? Outcome.CONNECTED : CauseTable.unanswered(cause, side.ringTimedOut);
        turn.fact(side.over(cause, outcome, turn.nowMs()));
        Attempt attempt = state.attempts.get(side.attemptId);
        if (attempt == null || attempt.sideLegId != side.id) {
            return;
        }
        attempt.sideLegId = 0;
        attempt.sideOutcome = outcome;
        calls.showSeatOf(attempt);
        if (attempt.over() || attempt.state == LegState.ENDING) {
            return;
        }
        switch (side.phase) {
            case CONSULT, BLIND -> comeBack(attempt);
            case THREE_WAY -> {}
            case TRANSFERRED -> ends.hangUp(attempt);
        }
    }

    /** The debtor comes back to the advisor, or hears music until the advisor's phone is there. */
    private void comeBack(Attempt attempt) {
        Seat seat = state.seat(attempt.sessionId);
        boolean wasAway = attempt.away;
        attempt.away = false;
        if (seat == null) {
            ends.hangUp(attempt);
        } else if (seat.leg != PhoneLeg.UP) {
            calls.hold(attempt, true);
        } else if (wasAway) {
            turn.effect(new Effect.Connect(attempt.id, seat.legId));
        } else {
            calls.hold(attempt, false);
        }
    }

    void dialRefused(SideLeg side) {
        turn.effect(new Effect.HangUp(side.id)); // a time-out may have placed the call after all
        ended(side, EndCause.lost(side.state));
    }

    /** The switch did not bring the two together: the advisor has them back as they were, or both are let go. */
    void pairRefused(Attempt attempt) {
        SideLeg side = state.sideOf(attempt);
        if (side == null || !attempt.left()) {
            return;
        }
        Seat seat = state.seat(attempt.sessionId);
        if (seat == null || attempt.classified || attempt.state == LegState.ENDING) {
            ends.hangUp(attempt);
            return;
        }
        side.phase = attempt.held ? Phase.CONSULT : Phase.THREE_WAY;
        attempt.away = false;
        attempt.leftAtMs = 0;
        seats.enter(seat, AdvisorState.ON_CALL);
    }

    void timer(Timers.Timer timer, SideLeg side) {
        switch (timer.kind()) {
            case REQUEST_GUARD -> {
                if (side.state == LegState.REQUESTED) {
                    ends.hangUp(side);
                }
            }
            case RING_LIMIT -> {
                if (!side.answered()) {
                    side.ringTimedOut = true;
                    ends.hangUp(side);
                }
            }
            case ENDING_GUARD -> {
                if (timer.token() >= EndDesk.ENDING_TRIES) {
                    ended(side, EndCause.lost(LegState.ENDING));
                } else {
                    ends.hangUpAgain(side, (int) timer.token() + 1);
                }
            }
            default -> throw new IllegalStateException("not a third party's timer: " + timer);
        }
    }

    /** @param leg what the switch has of it */
    void adopt(SideLeg side, SwitchSnapshot.Leg leg) {
        switch (leg.state()) {
            case RINGING -> progress(side, LegState.RINGING);
            case ANSWERED, CONNECTED, HELD -> answered(side);
            default -> progress(side, LegState.DIALING);
        }
        Attempt attempt = state.attempts.get(side.attemptId);
        if (side.ending() || attempt == null || attempt.over()) {
            turn.effect(new Effect.HangUp(side.id));
        } else if (side.phase == Phase.TRANSFERRED && leg.pairedLegId() != attempt.id) {
            turn.effect(new Effect.Pair(attempt.id, side.id));
        }
    }

    /** @param node that died; null = those of nodes there are no more */
    void died(@Nullable ExchangeNode node) {
        List.copyOf(state.sideLegs.values()).stream()
                .filter(side -> state.exchange.node(side.line.node()) == node)
                .forEach(side -> ended(side, EndCause.lost(side.state)));
    }

    private void show(SideLeg side) {
        Attempt attempt = state.attempts.get(side.attemptId);
        if (attempt != null) {
            calls.showSeatOf(attempt);
        }
    }
}
