package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.collections.ContactType;
import java.util.List;
import java.util.Map;

/** The end of a call: brought about, judged, recorded, and what becomes of its advisor and lead. */
final class EndDesk {
    static final long ENDING_LIMIT_MS = 3_000;
    /** A leg that three hang-ups do not end is taken for lost. */
    static final int ENDING_TRIES = 3;
    /** A leg that ends this close to its ring limit ran out of ringing: the switch's own timer is not exact. */
    private static final long RING_TOLERANCE_MS = 500;

    private final EngineState state;
    private final Turn turn;
    private final SeatDesk seats;
    private final ManualDesk manual;
    private final LeadDesk leads;
    private final RecordingDesk recordings;

    EndDesk(EngineState state, Turn turn, SeatDesk seats, ManualDesk manual, LeadDesk leads, RecordingDesk recordings) {
        this.state = state;
        this.turn = turn;
        this.seats = seats;
        this.manual = manual;
        this.leads = leads;
        this.recordings = recordings;
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

    void hangUp(SideLeg side) {
        if (!side.ending()) {
            side.enter(LegState.ENDING, turn.nowMs());
            hangUpAgain(side, 1);
        }
    }

    void hangUpAgain(SideLeg side, int tries) {
        turn.effect(new Effect.HangUp(side.id));
        state.timers.set(turn.nowMs() + ENDING_LIMIT_MS, Timers.Kind.ENDING_GUARD, side.id, tries);
    }

    void ended(Attempt attempt, EndCause cause) {
        if (attempt.over()) {
            return;
        }
        Campaign campaign = state.campaignOf(attempt);
        if (cause.at() == LegState.MESSAGE) {
            abandonedBySwitch(attempt, campaign);
            turn.effect(new Effect.ForgetAbandoned(List.of(attempt.id), attempt.line.node()));
        }
        boolean unanswered = attempt.inFlight();
        Outcome outcome = outcome(attempt, cause, campaign);
        if (unanswered) {
            state.exchange.leftFlight(attempt);
        }
        if (unanswered && !attempt.inbound()) {
            campaign.unanswered(
                    attempt, attempt.givenUp || provesNothing(outcome), !ofTheNetwork(outcome), turn.nowMs());
        }
        if (outcome == Outcome.TECHNICAL_FAILURE && attempt.mode.paced() && !attempt.connected()) {
            state.givenUp.add(attempt);
        }
        campaign.waiting.remove(attempt.id);
        campaign.callers.remove(attempt.id);
        recordings.ended(attempt);
        state.exchange.ended(attempt, outcome, turn.nowMs());
        attempt.end(cause, turn.nowMs());
        if (attempt.holdsPerson) {
            state.personsInCall.remove(attempt.lead.personId());
        }
        recordAttempt(attempt, cause, outcome, campaign);
        SideLeg side = state.sideOf(attempt);
        if (side != null) {
            hangUp(side);
        }
        if (attempt.inbound()) {
            state.callerOver(attempt.id);
        }
        if (attempt.classified) {
            state.attempts.remove(attempt.id);
        } else if (attempt.left()) {
            showSeatOf(attempt);
        } else if (outcome == Outcome.CONNECTED) {
            wrapUp(attempt, campaign);
        } else {
            settle(attempt, outcome, campaign);
        }
        turn.pump(campaign);
    }

    private static boolean provesNothing(Outcome outcome) {
        return outcome == Outcome.CANCELLED || outcome == Outcome.TECHNICAL_FAILURE;
    }

    private static boolean ofTheNetwork(Outcome outcome) {
        return switch (outcome) {
            case CONGESTION, NETWORK_FAILURE, NO_RESPONSE, TRUNK_DENIED, CODEC_MISMATCH, FAILED_OTHER -> true;
            default -> false;
        };
    }

    /**
     * The debtor heard the message that the switch plays by itself when nobody takes a call, as when it was answered
     * while the link was down: an abandonment like any other, counted once, and its answer with it.
     */
    private void abandonedBySwitch(Attempt attempt, Campaign campaign) {
        if (attempt.abandoned || attempt.connected() || attempt.inbound() || !attempt.mode.paced()) {
            return;
        }
        if (attempt.inFlight()) {
            pickedUp(attempt, campaign);
        }
        attempt.abandoned = true;
        campaign.tally.abandoned++;
        campaign.pacing.abandoned(turn.nowMs());
    }

    /** The debtor of a call that is over heard the message: if it was given up, its record was wrong. Once. */
    void heardMessage(long attemptId) {
        GivenUp.Call call = state.givenUp.take(attemptId);
        if (call == null) {
            return;
        }
        Campaign campaign = state.campaign(call.campaignId());
        if (!call.answered()) {
            campaign.tally.answered++;
        }
        campaign.tally.abandoned++;
        campaign.pacing.abandoned(turn.nowMs());
        turn.fact(new Fact.AbandonmentFound(attemptId, call.campaignId(), state.nextId(), turn.nowMs()));
    }

    /** A call in flight was answered. */
    void pickedUp(Attempt attempt, Campaign campaign) {
        campaign.answered(attempt, turn.nowMs());
        state.exchange.leftFlight(attempt);
        attempt.state = LegState.ANSWERED;
        attempt.answeredAtMs = turn.nowMs();
        campaign.tally.answered++;
    }

    private Outcome outcome(Attempt attempt, EndCause cause, Campaign campaign) {
        if (attempt.connected()) {
            return Outcome.CONNECTED;
        }
        if (attempt.inbound()) {
            return unconnectedInbound(attempt, cause);
        }
        if (attempt.machineEnded) {
            return Outcome.MACHINE;
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

    private static Outcome unconnectedInbound(Attempt attempt, EndCause cause) {
        if (attempt.abandoned || cause.by() == EndedBy.US) {
            return Outcome.TURNED_AWAY;
        }
        return cause.by() == EndedBy.LOST ? Outcome.TECHNICAL_FAILURE : Outcome.CALLER_GAVE_UP;
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
                cause.by(),
                attempt.machine == null ? "" : attempt.machine.name(),
                attempt.leftAtMs));
        if (!attempt.inbound()) {
            turn.fact(new Fact.PhoneTried(
                    attempt.phone.phoneId(),
                    attempt.lead.personId(),
                    outcome,
                    DialerResults.provesInvalid(outcome),
                    turn.nowMs()));
        }
    }

    /** The advisor's part is over, whether or not the debtor talks on. */
    void wrapUp(Attempt attempt, Campaign campaign) {
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
                        ContactType.DIALER,
                        code,
                        Map.of(),
                        "",
                        0,
                        turn.nowMs())));
        Seat seat = state.seat(attempt.sessionId);
        if (attempt.inbound()) {
            if (seat != null && seat.attemptId == attempt.id) {
                seats.free(seat);
            }
        } else if (attempt.mode.paced() || seat == null) {
            leads.releaseAfter(outcome, campaign, attempt.lead, attempt.phone, attempt.rang());
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
