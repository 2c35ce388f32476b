package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Command.CallerFound;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent.Arrived;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls from outside (INB-1): the called number names the campaign, the caller's number the lead, the longest idle
 * advisor takes the call; without one the caller hears music, then the message. Counted apart from what we dialled.
 */
final class InboundDesk {
    /** Arrived calls whose caller is being looked up; more are refused. */
    static final int MAX_ARRIVALS = 500;
    /** Callers of one campaign waiting for an advisor; more hear the message at once. */
    static final int MAX_CALLERS = 200;
    /** A caller the store cannot name by then is taken as unknown. */
    static final long LOOK_UP_LIMIT_MS = 1_500;

    private final EngineState state;
    private final Turn turn;
    private final EndDesk ends;

    InboundDesk(EngineState state, Turn turn, EndDesk ends) {
        this.state = state;
        this.turn = turn;
        this.ends = ends;
    }

    void arrived(Arrived event) {
        long leg = event.legId();
        if (state.arrivals.containsKey(leg) || state.attempts.containsKey(leg)) {
            return;
        }
        Campaign campaign = owner(event.called());
        if (leg >= 0 || state.isCallerOver(leg) || campaign == null || state.arrivals.size() >= MAX_ARRIVALS) {
            turn.effect(new Effect.HangUp(leg));
            return;
        }
        long campaignId = campaign.spec.campaignId();
        campaign.tally.arrived++;
        state.arrivals.put(
                leg, new Arrival(leg, campaignId, event.called(), event.caller(), turn.nowMs(), event.node()));
        turn.effect(new Effect.FetchCaller(leg, campaignId, event.caller()));
        state.timers.set(turn.nowMs() + LOOK_UP_LIMIT_MS, Timers.Kind.CALLER_LIMIT, leg, 0);
    }

    private @Nullable Campaign owner(String called) {
        return state.campaigns.values().stream()
                .filter(campaign -> campaign.spec.calls().inboundNumbers().contains(called))
                .findFirst()
                .orElse(null);
    }

    void callerFound(CallerFound command) {
        Arrival arrival = state.arrivals.remove(command.legId());
        Lead lead = command.lead();
        if (arrival != null) {
            boolean ours = lead != null && lead.campaignId() == arrival.campaignId();
            admit(arrival, ours ? lead : null);
        }
    }

    void lookUpOver(long legId) {
        Arrival arrival = state.arrivals.remove(legId);
        if (arrival != null) {
            admit(arrival, null);
        }
    }

    private Attempt admit(Arrival arrival, @Nullable Lead known) {
        Lead lead = withCaller(arrival, known);
        Phone phone = lead.phones().stream()
                .filter(p -> p.number().equals(arrival.caller()))
                .findFirst()
                .orElseThrow();
        var attempt = new Attempt(arrival.legId(), lead, phone, DialMode.INBOUND, arrival.atMs());
        attempt.line = new Route.Line(arrival.node(), "", arrival.called());
        state.exchange.arrived(attempt);
        attempt.ringingAtMs = arrival.atMs();
        attempt.holdsPerson = lead.personId() != 0 && state.personsInCall.add(lead.personId());
        state.attempts.put(attempt.id, attempt);
        turn.effect(new Effect.PickUp(attempt.id));
        state.timers.set(turn.nowMs() + Launcher.REQUEST_LIMIT_MS, Timers.Kind.REQUEST_GUARD, attempt.id, 0);
        return attempt;
    }

    /** The lead with the phone it calls from; a lead without account and person for a stranger. */
    private static Lead withCaller(Arrival arrival, @Nullable Lead known) {
        if (known == null) {
            return new Lead(0, arrival.campaignId(), 0, 0, 0, List.of(new Phone(0, arrival.caller(), List.of())));
        }
        if (known.phones().stream().anyMatch(p -> p.number().equals(arrival.caller()))) {
            return known;
        }
        List<Phone> phones = new ArrayList<>();
        phones.add(new Phone(0, arrival.caller(), List.of()));
        known.phones().stream().limit(Lead.MAX_PHONES - 1).forEach(phones::add);
        return new Lead(
                known.leadId(), known.campaignId(), known.accountId(), known.personId(), known.attempts(), phones);
    }

    void answered(Attempt attempt, Campaign campaign) {
        attempt.state = LegState.ANSWERED;
        attempt.answeredAtMs = turn.nowMs();
        if (!campaign.running || campaign.team.allSeats() == 0 || campaign.callers.size() >= MAX_CALLERS) {
            turnAway(attempt, campaign);
        } else {
            await(attempt, campaign);
        }
    }

    void await(Attempt attempt, Campaign campaign) {
        campaign.callers.add(attempt.id);
        long limit = attempt.answeredAtMs + campaign.spec.calls().inboundWaitMs();
        state.timers.set(Math.max(limit, turn.nowMs()), Timers.Kind.WAIT_LIMIT, attempt.id, 0);
        turn.pump(campaign);
    }

    void waitLimit(Attempt attempt, Campaign campaign) {
        if (campaign.callers.remove(attempt.id)) {
            turnAway(attempt, campaign);
        }
    }

    private void turnAway(Attempt attempt, Campaign campaign) {
        campaign.tally.turnedAway++;
        attempt.abandoned = true;
        attempt.state = LegState.MESSAGE;
        turn.effect(new Effect.PlayUnattended(attempt.id));
        state.timers.set(turn.nowMs() + CallDesk.MESSAGE_LIMIT_MS, Timers.Kind.MESSAGE_GUARD, attempt.id, 0);
    }

    /** The caller gave up while being looked up. */
    void gone(long legId, EndCause cause) {
        Arrival arrival = state.arrivals.remove(legId);
        if (arrival != null) {
            ends.ended(admit(arrival, null), cause);
        }
    }

    /** Callers who are not on the switch any more have given up while nobody watched. */
    void reconcile(ExchangeNode node, SwitchSnapshot there) {
        Set<Long> present = there.legs().stream().map(SwitchSnapshot.Leg::legId).collect(Collectors.toSet());
        lost(arrival -> state.exchange.node(arrival.node()) == node && !present.contains(arrival.legId()));
    }

    /** @param node that died; null = callers on nodes there are no more */
    void died(@Nullable ExchangeNode node) {
        lost(arrival -> state.exchange.node(arrival.node()) == node);
    }

    private void lost(Predicate<Arrival> which) {
        List.copyOf(state.arrivals.values()).stream()
                .filter(which)
                .forEach(arrival -> gone(arrival.legId(), EndCause.lost(LegState.RINGING)));
    }
}
