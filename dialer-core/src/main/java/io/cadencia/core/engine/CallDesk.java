package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.engine.Command.ControlCall;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import org.jspecify.annotations.Nullable;

/** The life of a call, from the switch's first word of it to its end (telephony.md, section 8). */
final class CallDesk {
    static final long MESSAGE_LIMIT_MS = 20_000;
    static final long ENDING_LIMIT_MS = 3_000;
    /** A connection the switch says nothing about for this long is given up. */
    static final long CONNECT_LIMIT_MS = 5_000;
    /** A leg that three hang-ups do not end is taken for lost. */
    static final int ENDING_TRIES = 3;
    /** A leg that ends this close to its ring limit ran out of ringing: the switch's own timer is not exact. */
    private static final long RING_TOLERANCE_MS = 500;

    /** How much less idle an advisor may be who is preferred for being on the call's own node. */
    private static final long SAME_NODE_MS = 5_000;

    private final EngineState state;
    private final Turn turn;
    private final SeatDesk seats;
    private final ManualDesk manual;
    private final LeadDesk leads;

    CallDesk(EngineState state, Turn turn, SeatDesk seats, ManualDesk manual, LeadDesk leads) {
        this.state = state;
        this.turn = turn;
        this.seats = seats;
        this.manual = manual;
        this.leads = leads;
    }

    void dialing(Attempt attempt) {
        if (attempt.state == LegState.REQUESTED) {
            attempt.state = LegState.DIALING;
            showSeatOf(attempt);
        }
    }

    void ringing(Attempt attempt) {
        if (attempt.state != LegState.REQUESTED && attempt.state != LegState.DIALING) {
            return;
        }
        Campaign campaign = state.campaignOf(attempt);
        attempt.state = LegState.RINGING;
        attempt.ringingAtMs = turn.nowMs();
        campaign.tally.dialing--;
        campaign.tally.ringing++;
        campaign.pacing.ringing(attempt.placedAtMs, turn.nowMs());
        showSeatOf(attempt);
    }

    void answered(Attempt attempt) {
        if (!attempt.inFlight() || attempt.state == LegState.ENDING) {
            return;
        }
        Campaign campaign = state.campaignOf(attempt);
        leaveFlight(attempt, campaign);
        attempt.state = LegState.ANSWERED;
        attempt.answeredAtMs = turn.nowMs();
        campaign.tally.answered++;
        campaign.pacing.answered(turn.nowMs() - attempt.placedAtMs, turn.nowMs());
        Seat attached = state.seat(attempt.sessionId);
        if (attached != null) {
            talk(attempt, attached, campaign);
        } else if (attempt.mode.paced()) {
            route(attempt, campaign);
        } else {
            hangUp(attempt);
        }
    }

    /** Longest-idle advisor, or the queue of answers with the wait limit running. */
    private void route(Attempt attempt, Campaign campaign) {
        campaign.waiting.add(attempt.id);
        routeWaiting(campaign);
        if (campaign.waiting.contains(attempt.id)) {
            state.timers.set(attempt.answeredAtMs + campaign.spec.waitLimitMs(), Timers.Kind.WAIT_LIMIT, attempt.id, 0);
        }
    }

    /** Gives answered calls to ready advisors, longest waiting to longest idle. */
    void routeWaiting(Campaign campaign) {
        while (campaign.spec.mode().paced() && !campaign.waiting.isEmpty() && !campaign.ready.isEmpty()) {
            Attempt attempt = state.attempts.get(Campaign.first(campaign.waiting));
            if (attempt == null) {
                throw new IllegalStateException("a waiting call is missing");
            }
            Seat seat = seatFor(attempt, campaign);
            campaign.waiting.remove(attempt.id);
            campaign.tally.waited(turn.nowMs() - seat.sinceMs);
            attempt.state = LegState.CONNECTING;
            attempt.sessionId = seat.sessionId;
            attempt.advisorId = seat.advisorId;
            seat.attemptId = attempt.id;
            seat.lead = attempt.lead;
            turn.effect(new Effect.Connect(attempt.id, seat.legId));
            state.timers.set(turn.nowMs() + CONNECT_LIMIT_MS, Timers.Kind.CONNECT_GUARD, attempt.id, 0);
            seats.enter(seat, AdvisorState.ON_CALL);
        }
    }

    /**
     * The longest-idle advisor; but one on the call's own node who is idle about as long, since audio that crosses from
     * node to node costs both of them.
     */
    private Seat seatFor(Attempt attempt, Campaign campaign) {
        Seat longest = readySeat(Campaign.first(campaign.ready));
        if (!state.exchange.several() || longest.node.equals(attempt.line.node())) {
            return longest;
        }
        for (long sessionId : campaign.ready) {
            Seat seat = readySeat(sessionId);
            if (seat.node.equals(attempt.line.node()) && seat.sinceMs - longest.sinceMs <= SAME_NODE_MS) {
                return seat;
            }
        }
        return longest;
    }

    private Seat readySeat(long sessionId) {
        Seat seat = state.seat(sessionId);
        if (seat == null) {
            throw new IllegalStateException("a ready seat is missing");
        }
        return seat;
    }

    void connected(Attempt attempt, long legId) {
        Seat seat = state.seatOfLeg(legId);
        if (seat == null || seat.attemptId != attempt.id || attempt.over() || attempt.state == LegState.ENDING) {
            return;
        }
        if (attempt.state == LegState.CONNECTING) {
            talk(attempt, seat, state.campaignOf(attempt));
        }
    }

    private void talk(Attempt attempt, Seat seat, Campaign campaign) {
        attempt.state = LegState.CONNECTED;
        attempt.connectedAtMs = turn.nowMs();
        campaign.tally.connected++;
        seat.calls++;
        if (seat.state != AdvisorState.ON_CALL) {
            seats.enter(seat, AdvisorState.ON_CALL);
        }
        turn.show(seat);
    }

    /** The switch would not connect: the debtor is gone (its end follows), or the advisor's phone is. */
    void connectRefused(Attempt attempt, boolean advisorGone) {
        Seat seat = state.seat(attempt.sessionId);
        if (attempt.state != LegState.CONNECTING) {
            return;
        }
        attempt.state = LegState.ANSWERED;
        attempt.sessionId = 0;
        attempt.advisorId = 0;
        if (seat != null) {
            seats.free(seat);
        }
        Campaign campaign = state.campaignOf(attempt);
        if (advisorGone) {
            if (seat != null) {
                seats.phoneDown(seat);
            }
            route(attempt, campaign);
        } else {
            hangUp(attempt);
        }
    }

    /** No advisor within the wait limit: the message, then the end. Counts against the ceiling. */
    void waitLimit(Attempt attempt) {
        Campaign campaign = state.campaignOf(attempt);
        if (!campaign.waiting.remove(attempt.id)) {
            return;
        }
        attempt.abandoned = true;
        attempt.state = LegState.MESSAGE;
        campaign.tally.abandoned++;
        campaign.pacing.abandoned(turn.nowMs());
        turn.effect(new Effect.PlayAbandonment(attempt.id));
        state.timers.set(turn.nowMs() + MESSAGE_LIMIT_MS, Timers.Kind.MESSAGE_GUARD, attempt.id, 0);
        turn.pump(campaign);
    }

    void hangUp(Attempt attempt) {
        if (!attempt.over() && attempt.state != LegState.ENDING) {
            attempt.state = LegState.ENDING;
            hangUpAgain(attempt, 1);
        }
    }

    void hangUpAgain(Attempt attempt, int tries) {
        if (attempt.state != LegState.ENDING) {
            return;
        }
        if (tries > ENDING_TRIES) {
            ended(attempt, EndCause.lost(LegState.ENDING));
            return;
        }
        turn.effect(new Effect.HangUp(attempt.id));
        state.timers.set(turn.nowMs() + ENDING_LIMIT_MS, Timers.Kind.ENDING_GUARD, attempt.id, tries);
    }

    void ringLimit(Attempt attempt) {
        if (attempt.inFlight()) {
            attempt.ringTimedOut = true;
            hangUp(attempt);
        }
    }

    @Nullable
    Rejection control(ControlCall command, Seat seat) {
        Attempt attempt = state.attemptOf(seat);
        if (attempt == null || attempt.id != command.attemptId() || attempt.over()) {
            return Rejection.of(Code.NO_SUCH_CALL);
        }
        turn.show(seat);
        if (command.control() == Command.Control.HANG_UP) {
            hangUp(attempt);
            return null;
        }
        if (!attempt.connected() || attempt.state == LegState.ENDING || seat.leg != PhoneLeg.UP) {
            return Rejection.of(Code.NOT_AVAILABLE_ON_THIS_LEG);
        }
        switch (command.control()) {
            case HOLD -> hold(attempt, true);
            case RESUME -> hold(attempt, false);
            case MUTE -> mute(attempt, true);
            case UNMUTE -> mute(attempt, false);
            case SEND_DTMF -> {
                if (!command.digits().matches("[0-9A-D*#]{1,32}")) {
                    return new Rejection(
                            Code.INVALID_FIELD,
                            java.util.Map.of("field", "digits", "value", command.digits(), "expected", "0-9 * #"));
                }
                turn.effect(new Effect.SendDtmf(attempt.id, command.digits()));
            }
            case HANG_UP -> throw new IllegalStateException("handled above");
        }
        return null;
    }

    void hold(Attempt attempt, boolean on) {
        if (attempt.held != on && attempt.state != LegState.ENDING) {
            attempt.held = on;
            attempt.state = on ? LegState.HELD : LegState.CONNECTED;
            turn.effect(new Effect.Hold(attempt.id, on));
        }
    }

    /** The advisor's phone is back: the debtor comes back from the music, or into the bridge again. */
    void phoneBack(Seat seat) {
        Attempt attempt = state.attemptOf(seat);
        if (attempt == null || attempt.over()) {
            return;
        }
        if (attempt.held) {
            hold(attempt, false);
        } else if (attempt.state == LegState.CONNECTING || attempt.state == LegState.CONNECTED) {
            turn.effect(new Effect.Connect(attempt.id, seat.legId));
        }
    }

    /** The advisor's phone fell: the debtor hears music while it is called again. */
    void phoneLost(Seat seat) {
        Attempt attempt = state.attemptOf(seat);
        if (attempt != null && attempt.state == LegState.CONNECTED) {
            hold(attempt, true);
        }
    }

    private void mute(Attempt attempt, boolean on) {
        if (attempt.muted != on) {
            attempt.muted = on;
            turn.effect(new Effect.Mute(attempt.id, on));
        }
    }

    /** The switch refused a hold or mute: the state goes back to what the switch has. */
    void controlRefused(Attempt attempt, Command.TelephonyVerb verb) {
        if (verb == Command.TelephonyVerb.MUTE) {
            attempt.muted = !attempt.muted;
        } else if (verb == Command.TelephonyVerb.HOLD && attempt.connected() && attempt.state != LegState.ENDING) {
            attempt.held = !attempt.held;
            attempt.state = attempt.held ? LegState.HELD : LegState.CONNECTED;
        }
        showSeatOf(attempt);
    }

    // ---- the end

    void ended(Attempt attempt, EndCause cause) {
        if (attempt.over()) {
            return;
        }
        Campaign campaign = state.campaignOf(attempt);
        boolean unanswered = attempt.inFlight();
        Outcome outcome = outcome(attempt, cause, campaign);
        if (unanswered) {
            leaveFlight(attempt, campaign);
            campaign.pacing.failed(turn.nowMs() - attempt.placedAtMs, turn.nowMs());
        }
        campaign.waiting.remove(attempt.id);
        state.exchange.ended(attempt, outcome, turn.nowMs());
        attempt.end(cause, turn.nowMs());
        state.personsInCall.remove(attempt.lead.personId());
        recordAttempt(attempt, cause, outcome, campaign);
        if (outcome == Outcome.CONNECTED) {
            wrapUp(attempt, campaign);
        } else {
            settle(attempt, outcome, campaign);
        }
        turn.pump(campaign);
    }

    private Outcome outcome(Attempt attempt, EndCause cause, Campaign campaign) {
        if (attempt.connected()) {
            return Outcome.CONNECTED;
        }
        if (attempt.abandoned) {
            return Outcome.ABANDONED;
        }
        if (attempt.answered()) {
            return cause.by() == EndedBy.LOST ? Outcome.TECHNICAL_FAILURE : Outcome.EARLY_HANGUP;
        }
        boolean rangOut = attempt.ringTimedOut
                || turn.nowMs() - attempt.placedAtMs >= campaign.spec.ringTimeoutMs() - RING_TOLERANCE_MS;
        return CauseTable.unanswered(cause, rangOut);
    }

    private void leaveFlight(Attempt attempt, Campaign campaign) {
        state.exchange.leftFlight(attempt);
        if (attempt.ringingAtMs == 0) {
            campaign.tally.dialing--;
        } else {
            campaign.tally.ringing--;
        }
    }

    private void recordAttempt(Attempt attempt, EndCause cause, Outcome outcome, Campaign campaign) {
        turn.fact(new Fact.AttemptEnded(
                attempt.id,
                attempt.lead.campaignId(),
                attempt.lead.leadId(),
                attempt.lead.accountId(),
                attempt.lead.personId(),
                attempt.phone.phoneId(),
                attempt.phone.number(),
                attempt.line.trunk(),
                attempt.line.callerId(),
                attempt.mode,
                attempt.advisorId,
                attempt.placedAtMs,
                attempt.ringingAtMs,
                attempt.answeredAtMs,
                attempt.connectedAtMs,
                attempt.endedAtMs,
                outcome,
                cause.q850(),
                cause.sipCode(),
                cause.by()));
        turn.fact(new Fact.PhoneTried(
                attempt.phone.phoneId(),
                attempt.lead.personId(),
                outcome,
                DialerResults.provesInvalid(outcome),
                turn.nowMs()));
    }

    private void wrapUp(Attempt attempt, Campaign campaign) {
        Seat seat = state.seat(attempt.sessionId);
        if (seat == null) {
            throw new IllegalStateException("attempt " + attempt.id + " was connected to a seat that is gone");
        }
        seats.enter(seat, AdvisorState.WRAP_UP);
        long limit = campaign.spec.wrapUp().limitMs();
        if (limit > 0) {
            seat.deadlineMs = turn.nowMs() + limit;
            state.timers.set(seat.deadlineMs, Timers.Kind.WRAP_UP, seat.legId, seat.epoch);
        }
    }

    /** A call no advisor was in: the engine writes its gestión and gives lead and seat back. */
    private void settle(Attempt attempt, Outcome outcome, Campaign campaign) {
        state.attempts.remove(attempt.id);
        DialerResults.code(outcome)
                .ifPresent(code -> turn.fact(new Fact.GestionRecorded(
                        state.nextId(),
                        attempt.id,
                        attempt.lead.campaignId(),
                        attempt.lead.leadId(),
                        attempt.lead.accountId(),
                        attempt.lead.personId(),
                        attempt.phone.phoneId(),
                        attempt.mode,
                        0,
                        io.cadencia.core.collections.ContactType.DIALER,
                        code,
                        java.util.Map.of(),
                        "",
                        0,
                        turn.nowMs())));
        Seat seat = state.seat(attempt.sessionId);
        if (attempt.mode.paced() || seat == null) {
            leads.releaseAfter(outcome, campaign, attempt.lead, attempt.phone);
            if (seat != null && seat.attemptId == attempt.id) {
                seats.free(seat);
            }
        } else {
            manual.prepare(seat, attempt.lead.tried(), true);
        }
    }

    private void showSeatOf(Attempt attempt) {
        Seat seat = state.seat(attempt.sessionId);
        if (seat != null) {
            turn.show(seat);
        }
    }
}
