package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;

/** Places calls. */
final class Launcher {
    /** A request the switch says nothing about for this long is given up. */
    static final long REQUEST_LIMIT_MS = 5_000;
    /** Time beyond the ring limit before the engine itself hangs up. */
    static final long RING_GRACE_MS = 3_000;

    private final EngineState state;
    private final Turn turn;

    Launcher(EngineState state, Turn turn) {
        this.state = state;
        this.turn = turn;
    }

    boolean mayLaunch(Campaign campaign) {
        return campaign.running && mayLaunch();
    }

    /** Nothing stands against calls of any campaign. */
    boolean mayLaunch() {
        return state.exchange.up() && !state.backlogOver;
    }

    /** @param seat in charge from the start (manual, preview) */
    Attempt placeFor(Seat seat, Campaign campaign, Lead lead, Phone phone, Route.Line line) {
        Attempt attempt = place(campaign, lead, phone, seat.legId, line);
        attempt.sessionId = seat.sessionId;
        attempt.advisorId = seat.advisorId;
        return attempt;
    }

    /** The call goes to whoever is free when it is answered. */
    Attempt placePaced(Campaign campaign, Lead lead, Phone phone, Route.Line line) {
        return place(campaign, lead, phone, 0, line);
    }

    private Attempt place(Campaign campaign, Lead lead, Phone phone, long attachedLeg, Route.Line line) {
        CampaignSpec spec = campaign.spec;
        var attempt = new Attempt(state.nextId(), lead, phone, spec.mode(), turn.nowMs());
        attempt.line = line;
        state.attempts.put(attempt.id, attempt);
        state.exchange.placed(attempt, turn.nowMs());
        state.personsInCall.add(lead.personId());
        campaign.placed(attempt);
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
