package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.LeadDesk.Callable;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.pacing.PacingPlan;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;

/** Places calls: as many as the pacing says, or the one an advisor asks for. */
final class Launcher {
    /** A request the switch says nothing about for this long is given up. */
    static final long REQUEST_LIMIT_MS = 5_000;
    /** Time beyond the ring limit before the engine itself hangs up. */
    static final long RING_GRACE_MS = 3_000;

    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;

    Launcher(EngineState state, Turn turn, LeadDesk leads) {
        this.state = state;
        this.turn = turn;
        this.leads = leads;
    }

    void pace(Campaign campaign) {
        if (!campaign.spec.mode().paced() || !mayLaunch(campaign)) {
            return;
        }
        PacingPlan plan = campaign.pacing.plan(campaign.pacingView(), turn.nowMs());
        campaign.lastLimit = plan.limit();
        for (int i = 0; i < plan.launches(); i++) {
            Route route = state.exchange.route(campaign.spec, turn.nowMs());
            if (route instanceof Route.None none) {
                heldUp(campaign, none.why());
                break;
            }
            Callable next = leads.nextCallable(campaign);
            if (next == null) {
                break;
            }
            place(campaign, next.lead(), next.phone(), 0, (Route.Line) route);
        }
        leads.feed(campaign);
    }

    /** What waits for its trunk's rate is looked at again as soon as the trunk may take a call. */
    private void heldUp(Campaign campaign, PacingPlan.Limit why) {
        campaign.lastLimit = why;
        Exchange exchange = state.exchange;
        if (why == PacingPlan.Limit.TRUNK_RATE) {
            long wakeAt = exchange.nextCallMs(campaign.spec);
            if (exchange.wakeAtMs <= turn.nowMs() || wakeAt < exchange.wakeAtMs) {
                exchange.wakeAtMs = wakeAt;
                state.timers.set(wakeAt, Timers.Kind.LAUNCH, 0, 0);
            }
        }
    }

    boolean mayLaunch(Campaign campaign) {
        return campaign.running && state.exchange.up() && !state.backlogOver;
    }

    /** Why nothing is dialled, for the people who look at it; empty if something is. */
    String blocker(Campaign campaign) {
        if (!campaign.running) {
            return "NOT_RUNNING";
        }
        if (!state.exchange.up()) {
            return "TELEPHONY_DOWN";
        }
        if (state.backlogOver) {
            return "DATABASE_BACKLOG";
        }
        if (campaign.tally.allSeats() == 0) {
            return "NO_ADVISORS";
        }
        if (campaign.hopper.size() == 0) {
            return "NO_LEADS";
        }
        return campaign.inFlight() > 0 || !campaign.spec.mode().paced() ? "" : campaign.lastLimit.name();
    }

    /** @param seat in charge from the start (manual, preview) */
    Attempt placeFor(Seat seat, Campaign campaign, Lead lead, Phone phone, Route.Line line) {
        Attempt attempt = place(campaign, lead, phone, seat.legId, line);
        attempt.sessionId = seat.sessionId;
        attempt.advisorId = seat.advisorId;
        return attempt;
    }

    private Attempt place(Campaign campaign, Lead lead, Phone phone, long attachedLeg, Route.Line line) {
        CampaignSpec spec = campaign.spec;
        var attempt = new Attempt(state.nextId(), lead, phone, spec.mode(), turn.nowMs());
        attempt.line = line;
        state.attempts.put(attempt.id, attempt);
        state.exchange.placed(attempt, turn.nowMs());
        state.personsInCall.add(lead.personId());
        campaign.tally.placed++;
        campaign.tally.dialing++;
        campaign.pacing.placed(turn.nowMs());
        state.timers.set(turn.nowMs() + REQUEST_LIMIT_MS, Timers.Kind.REQUEST_GUARD, attempt.id, 0);
        state.timers.set(turn.nowMs() + spec.ringTimeoutMs() + RING_GRACE_MS, Timers.Kind.RING_LIMIT, attempt.id, 0);
        turn.effect(new Effect.PlaceCall(
                new DialRequest(
                        attempt.id,
                        phone.number(),
                        line.trunk(),
                        line.callerId(),
                        spec.ringTimeoutMs(),
                        spec.waitLimitMs(),
                        attachedLeg,
                        0,
                        spec.mode().paced() ? spec.calls().amd() : AmdMode.NONE,
                        line.node()),
                lead.leadId(),
                lead.accountId()));
        return attempt;
    }
}
