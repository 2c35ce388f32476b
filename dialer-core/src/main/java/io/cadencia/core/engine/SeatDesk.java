package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.campaign.CampaignSpec.PauseReason;
import io.cadencia.core.engine.Command.ChangeState;
import io.cadencia.core.engine.Command.LeaveSeat;
import io.cadencia.core.engine.Command.ReportPhase;
import io.cadencia.core.engine.Command.ResumeSeat;
import io.cadencia.core.engine.Command.TakeSeat;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.pacing.AdvisorWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advisors' seats: who sits where, in which state, since when. */
final class SeatDesk {
    static final int MAX_SEATS = 10_000;
    /** A seat without a desktop and without a call is given up after this. */
    static final long SEAT_GRACE_MS = 60_000;

    private final EngineState state;
    private final Turn turn;
    private final SupervisionDesk supervision;
    private final SeatStates states;
    final SeatPhones phones;
    final WorkLists lists;

    SeatDesk(EngineState state, Turn turn, LeadDesk leads, SupervisionDesk supervision) {
        this.state = state;
        this.turn = turn;
        this.supervision = supervision;
        this.states = new SeatStates(state, turn);
        this.phones = new SeatPhones(state, turn, states, supervision);
        this.lists = new WorkLists(state, turn, leads);
    }

    @Nullable
    Rejection take(TakeSeat command) {
        Campaign campaign = state.campaigns.get(command.campaignId());
        if (campaign == null) {
            return Rejection.of(Code.NO_SUCH_CAMPAIGN);
        }
        if (!campaign.running) {
            return Rejection.of(Code.CAMPAIGN_CLOSED);
        }
        Seat seat = state.seat(command.sessionId());
        seat = seat == null ? state.seatOfAdvisor(command.advisorId()) : seat;
        if (seat != null) {
            return takeOver(seat, command, campaign);
        }
        if (state.seatCount() >= MAX_SEATS) {
            return Rejection.of(Code.SEAT_LIMIT);
        }
        sitDown(command, campaign);
        return null;
    }

    private void sitDown(TakeSeat command, Campaign campaign) {
        var seat = new Seat(
                command.sessionId(),
                command.sessionId(),
                command.advisorId(),
                command.campaignId(),
                command.endpoint(),
                turn.nowMs());
        state.add(seat);
        campaign.tally.enter(seat.state, turn.nowMs());
        phones.open(seat);
        turn.show(seat);
    }

    /** The advisor has a seat: it goes on under the new session, in the other team if nothing is in hand. */
    private @Nullable Rejection takeOver(Seat seat, TakeSeat command, Campaign campaign) {
        boolean moves = state.campaignOf(seat).team != campaign.team;
        if (moves && (seat.hasCall() || seat.lead != null)) {
            return Rejection.of(Code.CLASSIFICATION_PENDING);
        }
        state.campaignOf(seat).team.ready.remove(seat.sessionId);
        state.remove(seat);
        seat.sessionId = command.sessionId();
        state.add(seat);
        Attempt attempt = state.attemptOf(seat);
        if (attempt != null) {
            attempt.sessionId = seat.sessionId;
        }
        reconnect(seat);
        if (moves) {
            move(seat, campaign);
        }
        return null;
    }

    private void move(Seat seat, Campaign to) {
        lists.giveBack(seat);
        AdvisorState next = seat.leg == PhoneLeg.UP ? AdvisorState.PAUSED : AdvisorState.CONNECTING_PHONE;
        states.leave(seat, null);
        seat.campaignId = to.spec.campaignId();
        seat.pauseReason = seat.leg == PhoneLeg.UP ? Seat.PAUSE_ON_ENTRY : "";
        states.begin(seat, next);
    }

    @Nullable
    Rejection resume(ResumeSeat command, @Nullable Seat seat) {
        if (seat == null) {
            return Rejection.of(Code.NOT_SIGNED_IN);
        }
        reconnect(seat);
        return null;
    }

    private void reconnect(Seat seat) {
        seat.desktopUp = true;
        if (seat.state == AdvisorState.READY) {
            Campaign campaign = state.campaignOf(seat);
            campaign.team.ready.remove(seat.sessionId);
            campaign.team.ready.add(seat.sessionId);
            turn.pump(campaign);
        }
        lists.show(seat);
        turn.show(seat);
    }

    void desktopLost(Seat seat) {
        seat.desktopUp = false;
        seat.desktopLosses++;
        state.campaignOf(seat).team.ready.remove(seat.sessionId);
        startGrace(seat);
    }

    /** The grace time is over: the seat goes, unless its desktop is back or a call is still in its hands. */
    void graceOver(Seat seat, long losses) {
        if (seat.desktopUp || losses != seat.desktopLosses) {
            return;
        }
        if (seat.hasCall()) {
            startGrace(seat);
        } else {
            close(seat);
        }
    }

    private void startGrace(Seat seat) {
        state.timers.set(turn.nowMs() + SEAT_GRACE_MS, Timers.Kind.SEAT_GRACE, seat.legId, seat.desktopLosses);
    }

    @Nullable
    Rejection leave(LeaveSeat command, @Nullable Seat seat) {
        if (seat == null) {
            return null;
        }
        if (seat.hasCall()) {
            return Rejection.of(Code.CLASSIFICATION_PENDING);
        }
        close(seat);
        return null;
    }

    private void close(Seat seat) {
        supervision.stop(seat);
        lists.dropLead(seat);
        lists.giveBack(seat);
        states.leave(seat, null);
        state.remove(seat);
        if (seat.housed) { // also of a phone that is down: its bridge and tie lines are still there
            turn.effect(new Effect.CloseAdvisor(seat.legId, seat.node));
        }
        state.exchange.unhouse(seat);
        turn.forget(seat);
        turn.effect(new Effect.SeatClosed(seat.sessionId));
    }

    @Nullable
    Rejection change(ChangeState command, Seat seat) {
        return command.ready() ? goReady(seat) : pause(seat, command.pauseReason());
    }

    private @Nullable Rejection goReady(Seat seat) {
        if (seat.leg != PhoneLeg.UP) {
            return Rejection.of(Code.PHONE_NOT_CONNECTED);
        }
        if (!seat.pendingPause.isEmpty()) {
            seat.pendingPause = "";
            turn.show(seat);
            return null;
        }
        return switch (seat.state) {
            case READY -> null;
            case PAUSED -> {
                if (seat.supervisedLeg != 0) {
                    yield Rejection.of(Code.WRONG_STATE);
                }
                states.enter(seat, AdvisorState.READY);
                yield null;
            }
            case WRAP_UP, UNCLASSIFIED -> Rejection.of(seat.hasCall() ? Code.CLASSIFICATION_PENDING : Code.WRONG_STATE);
            case CONNECTING_PHONE, PREPARING, DIALING, ON_CALL -> Rejection.of(Code.WRONG_STATE);
        };
    }

    private @Nullable Rejection pause(Seat seat, String reason) {
        List<PauseReason> reasons = state.campaignOf(seat).spec.pauseReasons();
        if (reasons.stream().noneMatch(r -> r.code().equals(reason))) {
            return Rejection.of(Code.UNKNOWN_PAUSE_REASON);
        }
        switch (seat.state) {
            case READY, PAUSED -> states.pause(seat, reason);
            case CONNECTING_PHONE -> {
                if (!seat.moved) {
                    return Rejection.of(Code.PHONE_NOT_CONNECTED);
                }
                seat.readyAfterMove = false;
                seat.pauseAfterMove = reason;
            }
            case PREPARING, DIALING, ON_CALL, WRAP_UP, UNCLASSIFIED -> {
                seat.pendingPause = reason;
                turn.show(seat);
            }
        }
        return null;
    }

    /** Nothing is in the seat's hands any more: on to the pause asked for, or to the next call. */
    void free(Seat seat) {
        emptyHands(seat);
        String pause = seat.pendingPause;
        seat.pendingPause = "";
        if (seat.leg != PhoneLeg.UP) {
            states.enter(seat, AdvisorState.CONNECTING_PHONE);
        } else if (!pause.isEmpty()) {
            states.pause(seat, pause);
        } else {
            states.enter(seat, AdvisorState.READY);
        }
        phones.moveIfDraining(seat);
    }

    /** Puts the seat into a state and settles all that hangs on it. */
    void enter(Seat seat, AdvisorState next) {
        states.enter(seat, next);
    }

    /** A call of one of its team's campaigns goes to the seat. */
    void takeCall(Seat seat, Campaign campaign) {
        states.enter(seat, AdvisorState.ON_CALL, campaign);
    }

    void emptyHands(Seat seat) {
        seat.attemptId = 0;
        seat.lead = null;
        seat.verdicts = List.of();
        seat.leadTried = false;
    }

    /** After the call, with nothing left to do but wait for the clock. */
    void ticking(Seat seat) {
        states.work(seat, AdvisorWork.TICKING);
    }

    /** The desktop tells how far the call is; a word that comes too late for its call is let pass. */
    @Nullable
    Rejection report(ReportPhase command, Seat seat) {
        if (seat.attemptId != command.attemptId() || seat.attemptId == 0) {
            return Rejection.of(Code.NO_SUCH_CALL);
        }
        AdvisorWork next = workOf(command.phase());
        boolean inCall = command.phase() != CallPhase.CLASSIFYING;
        if (seat.state == (inCall ? AdvisorState.ON_CALL : AdvisorState.WRAP_UP) && seat.work != next) {
            states.work(seat, next);
        }
        return null;
    }

    private static AdvisorWork workOf(CallPhase phase) {
        return switch (phase) {
            case IDENTITY -> AdvisorWork.IDENTITY;
            case NEGOTIATION -> AdvisorWork.NEGOTIATION;
            case CLOSING -> AdvisorWork.CLOSING;
            case CLASSIFYING -> AdvisorWork.CLASSIFYING;
        };
    }
}
