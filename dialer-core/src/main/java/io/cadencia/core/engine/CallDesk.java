package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.LegState;
import java.util.Set;

/** The life of a call, from the switch's first word of it until it ends (telephony.md, section 8). */
final class CallDesk {
    static final long MESSAGE_LIMIT_MS = 20_000;
    /** A connection the switch says nothing about for this long is given up. */
    static final long CONNECT_LIMIT_MS = 5_000;

    /** How much less idle an advisor may be who is preferred for being on the call's own node. */
    private static final long SAME_NODE_MS = 5_000;
    /** How many times the price of abandonment of one campaign is that of another who can afford it much less. */
    private static final double MUCH_LESS = 2;

    private final EngineState state;
    private final Turn turn;
    private final SeatDesk seats;
    private final RecordingDesk recordings;
    private final InboundDesk inbound;
    private final EndDesk ends;

    CallDesk(
            EngineState state, Turn turn, SeatDesk seats, RecordingDesk recordings, InboundDesk inbound, EndDesk ends) {
        this.state = state;
        this.turn = turn;
        this.seats = seats;
        this.recordings = recordings;
        this.inbound = inbound;
        this.ends = ends;
    }

    void dialing(Attempt attempt) {
        if (attempt.state == LegState.REQUESTED && !attempt.inbound()) {
            attempt.state = LegState.DIALING;
            showSeatOf(attempt);
        }
    }

    void ringing(Attempt attempt) {
        if (attempt.inbound() || attempt.state != LegState.REQUESTED && attempt.state != LegState.DIALING) {
            return;
        }
        Campaign campaign = state.campaignOf(attempt);
        attempt.state = LegState.RINGING;
        attempt.ringingAtMs = turn.nowMs();
        campaign.rings(attempt);
        showSeatOf(attempt);
    }

    void answered(Attempt attempt) {
        if (!attempt.inFlight() || attempt.state == LegState.ENDING) {
            return;
        }
        Campaign campaign = state.campaignOf(attempt);
        if (attempt.inbound()) {
            state.exchange.leftFlight(attempt);
            inbound.answered(attempt, campaign);
            return;
        }
        ends.pickedUp(attempt, campaign);
        Seat attached = state.seat(attempt.sessionId);
        if (attached != null) {
            talk(attempt, attached, campaign);
        } else if (attempt.mode.paced()) {
            route(attempt, campaign);
        } else {
            ends.hangUp(attempt);
        }
    }

    /** Longest-idle advisor, or the queue of answers with the wait limit running. */
    private void route(Attempt attempt, Campaign campaign) {
        if (attempt.inbound()) {
            inbound.await(attempt, campaign);
            return;
        }
        campaign.waiting.add(attempt.id);
        routeWaiting(campaign.team);
        if (campaign.waiting.contains(attempt.id)) {
            state.timers.set(attempt.answeredAtMs + campaign.spec.waitLimitMs(), Timers.Kind.WAIT_LIMIT, attempt.id, 0);
        }
    }

    /** Gives answered calls to ready advisors, longest waiting to longest idle. */
    void routeWaiting(Team team) {
        for (Set<Long> queue = nextQueue(team); !queue.isEmpty() && !team.ready.isEmpty(); queue = nextQueue(team)) {
            Attempt attempt = firstOf(queue);
            Campaign campaign = state.campaignOf(attempt);
            Seat seat = seatFor(attempt, team);
            queue.remove(attempt.id);
            campaign.tally.waited(turn.nowMs() - seat.sinceMs);
            attempt.state = LegState.CONNECTING;
            attempt.sessionId = seat.sessionId;
            attempt.advisorId = seat.advisorId;
            seat.attemptId = attempt.id;
            seat.lead = attempt.lead;
            turn.effect(new Effect.Connect(attempt.id, seat.legId));
            state.timers.set(turn.nowMs() + CONNECT_LIMIT_MS, Timers.Kind.CONNECT_GUARD, attempt.id, 0);
            seats.takeCall(seat, campaign);
        }
    }

    /** Whose turn it is: our own calls of all the team's campaigns first, their wait limit is the law's. */
    private Set<Long> nextQueue(Team team) {
        if (!team.shared()) {
            return team.campaigns.getFirst().nextQueue();
        }
        Campaign next = null;
        Campaign called = team.campaigns.getFirst();
        for (int i = 0; i < team.campaigns.size(); i++) {
            Campaign campaign = team.campaigns.get(i);
            if (!campaign.waiting.isEmpty() && (next == null || goesBefore(campaign, next))) {
                next = campaign;
            }
            if (!campaign.callers.isEmpty()
                    && (called.callers.isEmpty() || earlier(campaign.callers, called.callers))) {
                called = campaign;
            }
        }
        return next == null ? called.callers : next.waiting;
    }

    /** Longest waiting first; but whoever can afford an abandoned call much less, by the price of it, before that. */
    private boolean goesBefore(Campaign campaign, Campaign other) {
        double price = campaign.pacing.price();
        double otherPrice = other.pacing.price();
        if (Math.max(price, otherPrice) > MUCH_LESS * Math.min(price, otherPrice)) {
            return price < otherPrice;
        }
        return earlier(campaign.waiting, other.waiting);
    }

    private boolean earlier(Set<Long> queue, Set<Long> than) {
        return firstOf(queue).answeredAtMs < firstOf(than).answeredAtMs;
    }

    private Attempt firstOf(Set<Long> queue) {
        Attempt attempt = state.attempts.get(Campaign.first(queue));
        if (attempt == null) {
            throw new IllegalStateException("a waiting call is missing");
        }
        return attempt;
    }

    /**
     * The longest-idle advisor; but one on the call's own node who is idle about as long, since audio that crosses from
     * node to node costs both of them.
     */
    private Seat seatFor(Attempt attempt, Team team) {
        Seat longest = readySeat(Campaign.first(team.ready));
        if (!state.exchange.several() || longest.node.equals(attempt.line.node())) {
            return longest;
        }
        for (long sessionId : team.ready) {
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
        recordings.begin(attempt);
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
                seats.phones.down(seat);
            }
            route(attempt, campaign);
        } else {
            ends.hangUp(attempt);
        }
    }

    /** No advisor within the wait limit: the message, then the end. Counts against the ceiling. */
    void waitLimit(Attempt attempt) {
        Campaign campaign = state.campaignOf(attempt);
        if (attempt.inbound()) {
            inbound.waitLimit(attempt, campaign);
            return;
        }
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

    void ringLimit(Attempt attempt) {
        if (attempt.inFlight()) {
            attempt.ringTimedOut = true;
            ends.hangUp(attempt);
        }
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
        SideLeg side = attempt == null ? null : state.sideOf(attempt);
        if (attempt == null || attempt.doneForAdvisor() || attempt.away) {
            return;
        }
        if (side != null && side.withAdvisor()) {
            turn.effect(new Effect.HangUp(side.id)); // the debtor comes back when the third party is gone
        } else if (attempt.held) {
            hold(attempt, false);
        } else if (attempt.state == LegState.CONNECTING || attempt.state == LegState.CONNECTED) {
            turn.effect(new Effect.Connect(attempt.id, seat.legId));
        }
    }

    /** The advisor's phone fell: the debtor hears music while it is called again, a third party goes. */
    void phoneLost(Seat seat) {
        Attempt attempt = state.attemptOf(seat);
        if (attempt == null || attempt.away || !attempt.connected() || attempt.over()) {
            return;
        }
        SideLeg side = state.sideOf(attempt);
        if (side != null) {
            side.phase = SideLeg.Phase.CONSULT;
            ends.hangUp(side);
        }
        if (attempt.state == LegState.CONNECTED) {
            hold(attempt, true);
        }
    }

    void mute(Attempt attempt, boolean on) {
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
            SideLeg side = state.sideOf(attempt);
            if (side != null && side.withAdvisor()) {
                side.phase = attempt.held ? SideLeg.Phase.CONSULT : SideLeg.Phase.THREE_WAY;
            }
        }
        showSeatOf(attempt);
    }

    void showSeatOf(Attempt attempt) {
        Seat seat = state.seat(attempt.sessionId);
        if (seat != null) {
            turn.show(seat);
        }
    }
}
