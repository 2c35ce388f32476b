package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.engine.Command.DialPhone;
import io.cadencia.core.engine.Command.SkipLead;
import io.cadencia.core.engine.Command.TakeLead;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.engine.SeatView.PhoneVerdict;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dialling by hand: the advisor chooses the lead and the phone, the same gate decides whether it may be called. */
final class ManualDesk {
    private final EngineState state;
    private final Turn turn;
    private final SeatDesk seats;
    private final LeadDesk leads;
    private final Launcher launcher;

    ManualDesk(EngineState state, Turn turn, SeatDesk seats, LeadDesk leads, Launcher launcher) {
        this.state = state;
        this.turn = turn;
        this.seats = seats;
        this.leads = leads;
        this.launcher = launcher;
    }

    @Nullable
    Rejection takeLead(TakeLead command, Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        if (campaign.spec.mode().paced()) {
            return Rejection.of(Code.WRONG_MODE);
        }
        boolean worked = seat.state == AdvisorState.PREPARING && seat.leadTried;
        if (seat.state != AdvisorState.READY && !worked) {
            return Rejection.of(Code.WRONG_STATE);
        }
        seats.lists.refill(seat, campaign);
        Lead lead = fromWorkList(seat, command.leadId());
        if (lead == null) {
            return Rejection.of(command.leadId() == 0 ? Code.NO_LEADS : Code.NO_SUCH_LEAD);
        }
        seats.lists.dropLead(seat);
        seat.workList.remove(lead);
        prepare(seat, lead, false);
        seats.lists.refill(seat, campaign);
        seats.lists.show(seat);
        return null;
    }

    private static @Nullable Lead fromWorkList(Seat seat, long leadId) {
        return leadId == 0
                ? seat.workList.peekFirst()
                : seat.workList.stream()
                        .filter(l -> l.leadId() == leadId)
                        .findFirst()
                        .orElse(null);
    }

    /** Puts a lead on the screen, with what the gate says of each of its phones now. */
    void prepare(Seat seat, Lead lead, boolean tried) {
        Campaign campaign = state.campaignOf(seat);
        seat.attemptId = 0;
        seat.lead = lead;
        seat.leadTried = tried;
        seat.verdicts = lead.phones().stream()
                .map(phone -> new PhoneVerdict(phone.phoneId(), leads.check(campaign, lead, phone)))
                .toList();
        seats.enter(seat, AdvisorState.PREPARING);
    }

    /** Preview, of which no team is shared: the next lead comes to the screen by itself. */
    void offerPreview(Team team) {
        Campaign campaign = team.campaigns.getFirst();
        if (campaign.spec.mode() != DialMode.PREVIEW || !campaign.running) {
            return;
        }
        while (!team.ready.isEmpty()) {
            Seat seat = state.seat(Campaign.first(team.ready));
            if (seat == null) {
                throw new IllegalStateException("a ready seat is missing");
            }
            seats.lists.refill(seat, campaign);
            Lead lead = seat.workList.pollFirst();
            if (lead == null) {
                return;
            }
            prepare(seat, lead, false);
        }
    }

    @Nullable
    Rejection dial(DialPhone command, Seat seat) {
        Lead lead = seat.lead;
        if (seat.state != AdvisorState.PREPARING || lead == null) {
            return Rejection.of(Code.WRONG_STATE);
        }
        if (lead.leadId() != command.leadId()) {
            return Rejection.of(Code.NO_SUCH_LEAD);
        }
        Campaign campaign = state.campaignOf(seat);
        if (!launcher.mayLaunch(campaign) || seat.leg != PhoneLeg.UP) {
            return Rejection.of(campaign.running ? Code.TELEPHONY_DOWN : Code.CAMPAIGN_CLOSED);
        }
        Phone phone = lead.phones().stream()
                .filter(p -> p.phoneId() == command.phoneId())
                .findFirst()
                .orElse(null);
        return phone == null ? Rejection.of(Code.NO_SUCH_PHONE) : dial(seat, campaign, lead, phone);
    }

    private @Nullable Rejection dial(Seat seat, Campaign campaign, Lead lead, Phone phone) {
        if (leads.check(campaign, lead, phone) instanceof Verdict.Blocked blocked) {
            leads.recordBlock(campaign, lead, phone, blocked);
            return rejection(blocked);
        }
        Route route = state.exchange.routeFrom(seat.node, campaign.spec, turn.nowMs());
        if (route instanceof Route.None none) {
            return new Rejection(Code.NO_LINE, Map.of("reason", none.why().name()));
        }
        Attempt attempt = launcher.placeFor(seat, campaign, lead, phone, (Route.Line) route);
        seat.attemptId = attempt.id;
        seats.enter(seat, AdvisorState.DIALING);
        seat.deadlineMs = turn.nowMs() + campaign.spec.ringTimeoutMs();
        return null;
    }

    private static Rejection rejection(Verdict.Blocked blocked) {
        if (blocked.rule() == Verdict.Rule.PERSON_IN_CALL) {
            return Rejection.of(Code.PERSON_IN_CALL);
        }
        String rule = blocked.rule().name();
        return new Rejection(
                Code.BLOCKED_BY_RULE,
                blocked.nextAllowedMs() == 0
                        ? Map.of("rule", rule)
                        : Map.of(
                                "rule",
                                rule,
                                "opensAt",
                                Instant.ofEpochMilli(blocked.nextAllowedMs()).toString()));
    }

    @Nullable
    Rejection skip(SkipLead command, Seat seat) {
        Lead lead = seat.lead;
        if (seat.state != AdvisorState.PREPARING || lead == null) {
            return Rejection.of(Code.WRONG_STATE);
        }
        if (lead.leadId() != command.leadId()) {
            return Rejection.of(Code.NO_SUCH_LEAD);
        }
        seats.lists.releaseWorked(state.campaignOf(seat), lead);
        seats.free(seat);
        return null;
    }
}
