package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.campaign.CampaignSpec.PauseReason;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Command.ChangeState;
import io.cadencia.core.engine.Command.LeaveSeat;
import io.cadencia.core.engine.Command.ReportPhase;
import io.cadencia.core.engine.Command.ResumeSeat;
import io.cadencia.core.engine.Command.TakeSeat;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.pacing.AdvisorWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advisors' seats: who sits where, in which state, since when. */
final class SeatDesk {
    static final int MAX_SEATS = 10_000;
    /** A seat without a desktop and without a call is given up after this. */
    static final long SEAT_GRACE_MS = 60_000;

    static final String PAUSE_AFTER_PHONE = "TELEFONO";

    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;
    private final SupervisionDesk supervision;

    SeatDesk(EngineState state, Turn turn, LeadDesk leads, SupervisionDesk supervision) {
        this.state = state;
        this.turn = turn;
        this.leads = leads;
        this.supervision = supervision;
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
        openPhone(seat);
        turn.show(seat);
    }

    /** The advisor has a seat: it goes on under the new session, in the other campaign if nothing is in hand. */
    private @Nullable Rejection takeOver(Seat seat, TakeSeat command, Campaign campaign) {
        boolean moves = seat.campaignId != command.campaignId();
        if (moves && (seat.hasCall() || seat.lead != null)) {
            return Rejection.of(Code.CLASSIFICATION_PENDING);
        }
        state.campaignOf(seat).ready.remove(seat.sessionId);
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
        returnWorkList(seat);
        AdvisorState next = seat.leg == PhoneLeg.UP ? AdvisorState.PAUSED : AdvisorState.CONNECTING_PHONE;
        leaveState(seat, null);
        seat.campaignId = to.spec.campaignId();
        seat.pauseReason = seat.leg == PhoneLeg.UP ? Seat.PAUSE_ON_ENTRY : "";
        enterState(seat, next);
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
            campaign.ready.remove(seat.sessionId);
            campaign.ready.add(seat.sessionId);
            turn.pump(campaign);
        }
        showWorkList(seat);
        turn.show(seat);
    }

    void desktopLost(Seat seat) {
        seat.desktopUp = false;
        seat.desktopLosses++;
        state.campaignOf(seat).ready.remove(seat.sessionId);
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
        dropLead(seat);
        returnWorkList(seat);
        leaveState(seat, null);
        state.remove(seat);
        state.exchange.unhouse(seat);
        turn.forget(seat);
        if (seat.leg != PhoneLeg.DOWN) {
            turn.effect(new Effect.CloseAdvisor(seat.legId, seat.node));
        }
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
                enter(seat, AdvisorState.READY);
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
            case READY, PAUSED -> beginPause(seat, reason);
            case CONNECTING_PHONE -> {
                return Rejection.of(Code.PHONE_NOT_CONNECTED);
            }
            case PREPARING, DIALING, ON_CALL, WRAP_UP, UNCLASSIFIED -> {
                seat.pendingPause = reason;
                turn.show(seat);
            }
        }
        return null;
    }

    private void beginPause(Seat seat, String reason) {
        leaveState(seat, AdvisorState.PAUSED);
        seat.pauseReason = reason;
        enterState(seat, AdvisorState.PAUSED);
        long limit = state.campaignOf(seat).spec.pauseReasons().stream()
                .filter(r -> r.code().equals(reason))
                .mapToLong(PauseReason::limitMs)
                .findFirst()
                .orElse(0);
        seat.deadlineMs = limit == 0 ? 0 : turn.nowMs() + limit;
    }

    /** Nothing is in the seat's hands any more: on to the pause asked for, or to the next call. */
    void free(Seat seat) {
        emptyHands(seat);
        String pause = seat.pendingPause;
        seat.pendingPause = "";
        if (seat.leg != PhoneLeg.UP) {
            enter(seat, AdvisorState.CONNECTING_PHONE);
        } else if (!pause.isEmpty()) {
            beginPause(seat, pause);
        } else {
            enter(seat, AdvisorState.READY);
        }
        moveIfDraining(seat);
    }

    void emptyHands(Seat seat) {
        seat.attemptId = 0;
        seat.lead = null;
        seat.verdicts = List.of();
        seat.leadTried = false;
    }

    /** Puts the seat into a state and settles all that hangs on it. */
    void enter(Seat seat, AdvisorState next) {
        leaveState(seat, next);
        seat.pauseReason = "";
        enterState(seat, next);
    }

    /** {@code next} null = leaves the campaign. */
    private void leaveState(Seat seat, @Nullable AdvisorState next) {
        Campaign campaign = state.campaignOf(seat);
        campaign.tally.leave(seat.state, seat.sinceMs, turn.nowMs());
        work(seat, campaign, workIn(next));
        campaign.ready.remove(seat.sessionId);
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
    void work(Seat seat, Campaign campaign, AdvisorWork next) {
        campaign.pacing.advisorMoved(seat.work, seat.workSinceMs, next, turn.nowMs());
        seat.work = next;
        seat.workSinceMs = turn.nowMs();
        turn.pump(campaign);
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
            work(seat, state.campaignOf(seat), next);
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

    private void enterState(Seat seat, AdvisorState next) {
        Campaign campaign = state.campaignOf(seat);
        seat.state = next;
        seat.sinceMs = turn.nowMs();
        seat.deadlineMs = 0;
        seat.epoch++;
        campaign.tally.enter(next, turn.nowMs());
        if (next == AdvisorState.READY && seat.desktopUp) {
            campaign.ready.add(seat.sessionId);
        }
        turn.pump(campaign);
        turn.show(seat);
    }

    // ---- the phone

    void openPhone(Seat seat) {
        ExchangeNode node = state.exchange.homeFor(seat, state.attemptOf(seat));
        if (node != null) {
            state.exchange.house(seat, node);
            seat.leg = PhoneLeg.CALLING;
            turn.effect(new Effect.OpenAdvisor(seat.legId, seat.endpoint, seat.node));
        } else {
            seat.leg = PhoneLeg.DOWN;
        }
        turn.show(seat);
    }

    /** The phone leaves its node for another; as long as there is no other it stays. */
    void movePhone(Seat seat) {
        ExchangeNode node = state.exchange.homeFor(seat, state.attemptOf(seat));
        if (node == null || node == state.exchange.node(seat.node)) {
            return;
        }
        if (seat.leg != PhoneLeg.DOWN) {
            turn.effect(new Effect.CloseAdvisor(seat.legId, seat.node));
        }
        if (seat.state == AdvisorState.READY || seat.state == AdvisorState.PAUSED) {
            enter(seat, AdvisorState.CONNECTING_PHONE);
        }
        openPhone(seat);
    }

    /** A phone on a node that takes no more goes as soon as nothing is in its advisor's hands. */
    private void moveIfDraining(Seat seat) {
        ExchangeNode node = state.exchange.node(seat.node);
        if (node != null && !node.open()) {
            movePhone(seat);
        }
    }

    void phoneUp(Seat seat) {
        seat.leg = PhoneLeg.UP;
        seat.phoneRetries = 0;
        if (seat.state == AdvisorState.CONNECTING_PHONE) {
            boolean first = seat.epoch == 0;
            leaveState(seat, AdvisorState.PAUSED);
            seat.pauseReason = first ? Seat.PAUSE_ON_ENTRY : PAUSE_AFTER_PHONE;
            enterState(seat, AdvisorState.PAUSED);
        }
        turn.show(seat);
    }

    /** The phone hung up or could not be reached: it is called again, later each time. */
    void phoneDown(Seat seat) {
        supervision.stop(seat);
        seat.leg = PhoneLeg.DOWN;
        long delay = Math.min(30_000, 1_000L << Math.min(seat.phoneRetries, 5));
        seat.phoneRetries++;
        state.timers.set(turn.nowMs() + delay, Timers.Kind.PHONE_RETRY, seat.legId, seat.phoneRetries);
        if (seat.state == AdvisorState.READY || seat.state == AdvisorState.PAUSED) {
            enter(seat, AdvisorState.CONNECTING_PHONE);
        }
        turn.show(seat);
    }

    // ---- leads set aside (manual, preview)

    /** Tops the work list up from the hopper; preview puts the first lead on the screen by itself. */
    void refill(Seat seat, Campaign campaign) {
        int before = seat.workList.size();
        int wanted = campaign.spec.mode() == DialMode.PREVIEW ? 1 : Seat.MAX_WORK_LIST;
        while (seat.workList.size() < wanted) {
            Lead lead = campaign.hopper.take();
            if (lead == null) {
                break;
            }
            seat.workList.addLast(lead);
        }
        leads.feed(campaign);
        if (seat.workList.size() != before) {
            showWorkList(seat);
        }
    }

    void refillIfManual(Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        if (!campaign.spec.mode().paced() && seat.leg == PhoneLeg.UP) {
            refill(seat, campaign);
        }
    }

    void showWorkList(Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        if (!campaign.spec.mode().paced()) {
            int remaining = campaign.hopper.size() + campaign.hopper.remaining();
            turn.effect(new Effect.ShowWorkList(seat.sessionId, List.copyOf(seat.workList), remaining));
        }
    }

    private void returnWorkList(Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        while (!seat.workList.isEmpty()) {
            campaign.hopper.putBack(seat.workList.removeLast());
        }
    }

    /** Gives the lead on the screen back: for later if it was dialled, to the front of the hopper if not. */
    void dropLead(Seat seat) {
        Lead lead = seat.lead;
        if (lead == null) {
            return;
        }
        Campaign campaign = state.campaignOf(seat);
        if (seat.leadTried) {
            releaseWorked(campaign, lead);
        } else {
            campaign.hopper.putBack(lead);
        }
        seat.lead = null;
    }

    void releaseWorked(Campaign campaign, Lead lead) {
        if (lead.attempts() >= campaign.spec.retry().maxAttempts()) {
            leads.release(lead, LeadState.DONE, 0);
        } else {
            leads.release(
                    lead,
                    LeadState.WAITING,
                    turn.nowMs() + campaign.spec.retry().noAnswerMs());
        }
    }
}
