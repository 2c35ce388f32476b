package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that come, go, are drained and die. A node whose link stays away for the grace time is taken for dead if
 * another can take over: its calls end as technical failures, its phones are opened elsewhere. As long as it is the
 * only one nothing is given up, since the calls may well be alive behind a broken link.
 */
final class NodeDesk {
    /** A link that comes back within this time, as after a cut socket, moves nobody. */
    static final long GRACE_MS = 5_000;

    static final long HEARTBEAT_MS = 1_000;

    private final EngineState state;
    private final Exchange exchange;
    private final Turn turn;
    private final CallDesk calls;
    private final SideDesk sides;
    private final InboundDesk inbound;
    private final EndDesk ends;
    private final SeatDesk seats;
    private final PhoneBalance balance;

    NodeDesk(
            EngineState state,
            Turn turn,
            CallDesk calls,
            SideDesk sides,
            InboundDesk inbound,
            EndDesk ends,
            SeatDesk seats) {
        this.state = state;
        this.exchange = state.exchange;
        this.turn = turn;
        this.calls = calls;
        this.sides = sides;
        this.inbound = inbound;
        this.ends = ends;
        this.seats = seats;
        this.balance = new PhoneBalance(state, turn, seats.phones);
    }

    void define(ExchangeSpec spec) {
        exchange.define(spec);
        exchange.changedAtMs = turn.nowMs();
        exchange.recount(state.attempts.values(), state.seats());
        legsDied(null);
        for (Seat seat : state.seats()) {
            if (seat.housed && exchange.node(seat.node) == null) {
                phoneDied(seat);
            }
        }
        if (!exchange.shown) {
            exchange.shown = true;
            state.timers.set(turn.nowMs() + HEARTBEAT_MS, Timers.Kind.EXCHANGE_HEARTBEAT, 0, 0);
        }
        pumpAll();
    }

    void heartbeat() {
        state.timers.set(turn.nowMs() + HEARTBEAT_MS, Timers.Kind.EXCHANGE_HEARTBEAT, 0, 0);
        balance.balance();
        turn.effect(new Effect.ShowExchange(exchange.figures(turn.nowMs())));
    }

    /** An operator's word; a node there is not is ignored, the console has refused it before. */
    void set(Command.SetNodeMode command) {
        ExchangeNode node = exchange.node(command.node());
        if (node == null || node.mode == command.mode()) {
            return;
        }
        node.mode = command.mode();
        exchange.changedAtMs = turn.nowMs();
        if (node.mode == NodeMode.MAINTENANCE) {
            liveOn(node).forEach(ends::hangUp);
        }
        evacuate();
        pumpAll();
    }

    /** Moves the phones that are to leave their nodes, as far as there is somewhere to go. */
    void evacuate() {
        for (ExchangeNode node : exchange.nodes()) {
            if (node.mode != NodeMode.ACTIVE) {
                phonesOn(node).stream()
                        .filter(seat -> node.mode == NodeMode.MAINTENANCE || handsFree(seat))
                        .forEach(this::takeAway);
            }
        }
    }

    private boolean handsFree(Seat seat) {
        Attempt attempt = state.attemptOf(seat);
        return attempt == null || attempt.over();
    }

    private void takeAway(Seat seat) {
        if (exchange.homeFor(seat, state.attemptOf(seat)) != exchange.node(seat.node)) {
            calls.phoneLost(seat);
            seats.phones.move(seat);
        }
    }

    // ---- links

    @Nullable
    ExchangeNode linkUp(String name) {
        ExchangeNode node = exchange.node(name);
        if (node == null) {
            return null;
        }
        node.linkUp();
        exchange.changedAtMs = turn.nowMs();
        exchange.linkChanged(node);
        for (ExchangeNode other : exchange.nodes()) {
            if (!other.up) {
                startGrace(other); // from now on there is somebody to take over
            }
        }
        return node;
    }

    void linkDown(String name) {
        ExchangeNode node = exchange.node(name);
        if (node != null && node.up) {
            down(node);
        }
    }

    /** The server was away; the links report anew. */
    void allDown() {
        exchange.nodes().forEach(this::down);
    }

    private void down(ExchangeNode node) {
        node.up = false;
        exchange.changedAtMs = turn.nowMs();
        exchange.linkChanged(node);
        startGrace(node);
    }

    private void startGrace(ExchangeNode node) {
        state.timers.set(turn.nowMs() + GRACE_MS, Timers.Kind.NODE_GRACE, 0, node.linkChange);
    }

    void graceOver(long linkChange) {
        ExchangeNode node = exchange.downSince(linkChange);
        if (node != null && exchange.replaceable(node)) {
            legsDied(node);
            phonesOn(node).forEach(this::phoneDied);
            pumpAll();
        }
    }

    private void legsDied(@Nullable ExchangeNode node) {
        inbound.died(node);
        liveOn(node).forEach(attempt -> ends.ended(attempt, EndCause.lost(attempt.state)));
        sides.died(node);
    }

    private void phoneDied(Seat seat) {
        seats.phones.down(seat);
        calls.phoneLost(seat);
        seats.phones.open(seat);
    }

    void measured(TelephonyEvent.RoundTrip trip) {
        ExchangeNode node = exchange.node(trip.node());
        if (node != null) {
            node.measured(trip.p95Ms(), trip.requests());
        }
    }

    private List<Attempt> liveOn(@Nullable ExchangeNode node) {
        return new ArrayList<>(state.attempts.values())
                .stream()
                        .filter(a -> !a.over() && exchange.node(a.line.node()) == node)
                        .toList();
    }

    private List<Seat> phonesOn(ExchangeNode node) {
        List<Seat> there = new ArrayList<>();
        for (Seat seat : state.seats()) {
            if (seat.housed && exchange.node(seat.node) == node) {
                there.add(seat);
            }
        }
        return there;
    }

    private void pumpAll() {
        state.campaigns.values().forEach(turn::pump);
    }
}
