package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.collections.FieldCheck;
import io.cadencia.core.collections.FieldRule;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.core.engine.Command.Classify;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.LeadState;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classification every connected call needs before the next one (DISP-1, DISP-2). */
final class ClassificationDesk {
    static final int MAX_NOTE_CHARS = 2_000;
    /** A call-back asked for later than this is brought forward to it. */
    static final long MAX_CALLBACK_MS = 366L * 24 * 3_600_000;

    private final EngineState state;
    private final Turn turn;
    private final SeatDesk seats;
    private final LeadDesk leads;

    ClassificationDesk(EngineState state, Turn turn, SeatDesk seats, LeadDesk leads) {
        this.state = state;
        this.turn = turn;
        this.seats = seats;
        this.leads = leads;
    }

    @Nullable
    Rejection classify(Classify command, Seat seat) {
        Attempt attempt = state.attemptOf(seat);
        if (attempt == null || attempt.id != command.attemptId()) {
            return Rejection.of(Code.NO_SUCH_CALL);
        }
        if (!attempt.doneForAdvisor()) {
            return Rejection.of(Code.WRONG_STATE);
        }
        Campaign campaign = state.campaignOf(attempt);
        ResultRule rule = campaign.spec.results().stream()
                .filter(r -> r.code().equals(command.resultCode()))
                .findFirst()
                .orElse(null);
        Rejection rejection = rule == null ? Rejection.of(Code.UNKNOWN_RESULT) : check(command, rule);
        if (rejection != null || rule == null) {
            return rejection;
        }
        record(command, rule, attempt, seat, campaign);
        goOn(seat, campaign);
        return null;
    }

    private static @Nullable Rejection check(Classify command, ResultRule rule) {
        if (command.note().length() > MAX_NOTE_CHARS) {
            return Rejection.of(Code.NOTE_TOO_LONG);
        }
        for (FieldRule field : rule.fields()) {
            String value = command.fields().get(field.name());
            if (value == null) {
                if (field.mandatory()) {
                    return new Rejection(Code.MISSING_FIELD, Map.of("field", field.name()));
                }
            } else if (!FieldCheck.valid(field, value)) {
                return invalid(field.name(), value, FieldCheck.expected(field));
            }
        }
        return command.fields().keySet().stream()
                .filter(name -> rule.fields().stream().noneMatch(f -> f.name().equals(name)))
                .sorted()
                .findFirst()
                .map(name -> invalid(name, command.fields().getOrDefault(name, ""), "-"))
                .orElse(null);
    }

    private static Rejection invalid(String field, String value, String expected) {
        String shown = value.length() > 40 ? value.substring(0, 40) : value;
        return new Rejection(Code.INVALID_FIELD, Map.of("field", field, "value", shown, "expected", expected));
    }

    private void record(Classify command, ResultRule rule, Attempt attempt, Seat seat, Campaign campaign) {
        if (attempt.over()) {
            state.attempts.remove(attempt.id);
        } else {
            attempt.classified = true; // the debtor still talks to a third party: the attempt ends with that
            attempt.sessionId = 0;
        }
        turn.fact(new Fact.GestionRecorded(
                state.nextId(),
                attempt.id,
                campaign.spec.campaignId(),
                attempt.lead.leadId(),
                attempt.lead.accountId(),
                attempt.lead.personId(),
                attempt.phone.phoneId(),
                attempt.mode,
                attempt.advisorId,
                rule.type(),
                rule.code(),
                command.fields(),
                command.note(),
                attempt.talkMs(),
                turn.nowMs()));
        campaign.tally.classified++;
        seat.gestiones++;
        seat.promises += promises(rule) ? 1 : 0;
        giveBack(command, rule, attempt, campaign);
    }

    private static boolean promises(ResultRule rule) {
        return rule.code().equals("PP")
                || rule.code().equals("PPP")
                || rule.code().equals("CON");
    }

    private void giveBack(Classify command, ResultRule rule, Attempt attempt, Campaign campaign) {
        if (attempt.inbound()) {
            giveBackCaller(command, rule, attempt, campaign);
            return;
        }
        Lead tried = attempt.lead.tried();
        switch (rule.next()) {
            case DONE -> leads.release(tried, LeadState.DONE, 0);
            case DROP_PHONE -> {
                turn.fact(new Fact.PhoneTried(
                        attempt.phone.phoneId(),
                        attempt.lead.personId(),
                        io.cadencia.core.call.Outcome.CONNECTED,
                        true,
                        turn.nowMs()));
                leads.releaseWithout(campaign, attempt.lead, attempt.phone);
            }
            case RETRY -> leads.release(tried, LeadState.WAITING, retryAt(command, rule));
        }
    }

    /** A call that came in is no attempt of ours: the count of the lead stays. */
    private void giveBackCaller(Classify command, ResultRule rule, Attempt attempt, Campaign campaign) {
        switch (rule.next()) {
            case DONE -> leads.releaseCaller(campaign, attempt.lead, LeadState.DONE, 0);
            case DROP_PHONE, RETRY ->
                leads.releaseCaller(campaign, attempt.lead, LeadState.WAITING, retryAt(command, rule));
        }
    }

    /** When the debtor asked to be called, if the result has such a field; otherwise the result's own delay. */
    private long retryAt(Classify command, ResultRule rule) {
        return rule.fields().stream()
                .filter(f ->
                        f.kind() == FieldRule.Kind.DATE_TIME && command.fields().containsKey(f.name()))
                .findFirst()
                .map(f -> OffsetDateTime.parse(command.fields().getOrDefault(f.name(), ""))
                                .toEpochSecond()
                        * 1_000)
                .map(asked -> Math.clamp(asked, turn.nowMs(), turn.nowMs() + MAX_CALLBACK_MS))
                .orElse(turn.nowMs() + rule.retryAfterMs());
    }

    private void goOn(Seat seat, Campaign campaign) {
        boolean mayGoOn = campaign.spec.wrapUp().limitMs() == 0
                || campaign.spec.wrapUp().earlyExit()
                || seat.state == AdvisorState.UNCLASSIFIED;
        if (mayGoOn) {
            seats.free(seat);
        } else {
            seats.emptyHands(seat);
            seats.ticking(seat);
            turn.show(seat);
        }
    }

    /** The wrap-up ran out: on if classified, otherwise "Sin calificar" until it is. */
    void wrapUpOver(Seat seat) {
        if (seat.state != AdvisorState.WRAP_UP) {
            return;
        }
        if (seat.hasCall()) {
            seats.enter(seat, AdvisorState.UNCLASSIFIED);
        } else {
            seats.free(seat);
        }
    }
}
