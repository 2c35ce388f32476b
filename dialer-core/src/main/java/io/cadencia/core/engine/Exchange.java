package io.cadencia.core.engine;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.core.port.telephony.Ack;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The switches and trunks, what they carry, and through which of them a call goes ({@link Lines}) and a phone is opened.
 * An empty node name means the only node there is.
 */
final class Exchange implements Snapshotable {
    private final Map<String, ExchangeNode> nodes = new LinkedHashMap<>();
    private final Map<String, ExchangeTrunk> trunks = new LinkedHashMap<>();
    private final Lines lines = new Lines(nodes, trunks);
    private long choices;
    private long linkChanges;
    /** When campaigns are paced again because a trunk earns a token; 0 = not asked for. */
    long wakeAtMs;
    /** Defined by command, and shown since. */
    boolean shown;
    /** When a link, a mode or the definition changed last. */
    long changedAtMs;

    /** Of the one nameless node. */
    static Exchange single() {
        var exchange = new Exchange();
        exchange.define(ExchangeSpec.SINGLE);
        return exchange;
    }

    /** Nodes and trunks that stay keep their state; calls of those that go are the caller's business. */
    void define(ExchangeSpec spec) {
        Map<String, ExchangeNode> knownNodes = new LinkedHashMap<>(nodes);
        nodes.clear();
        for (NodeSpec node : spec.nodes()) {
            ExchangeNode known = knownNodes.get(node.name());
            if (known != null && !known.spec.equals(node)) {
                known.redefine(node);
            }
            nodes.put(node.name(), known == null ? new ExchangeNode(node) : known);
        }
        Map<String, ExchangeTrunk> knownTrunks = new LinkedHashMap<>(trunks);
        trunks.clear();
        for (TrunkSpec trunk : spec.trunks()) {
            ExchangeTrunk known = knownTrunks.get(trunk.name());
            if (known != null && !known.spec.equals(trunk)) {
                known.redefine(trunk);
            }
            trunks.put(trunk.name(), known == null ? new ExchangeTrunk(trunk) : known);
        }
    }

    @Nullable
    ExchangeNode node(String name) {
        ExchangeNode node = nodes.get(name);
        return node == null && name.isEmpty() && nodes.size() == 1
                ? nodes.values().iterator().next()
                : node;
    }

    Collection<ExchangeNode> nodes() {
        return nodes.values();
    }

    boolean several() {
        return nodes.size() > 1;
    }

    /** At least one switch can be asked for something. */
    boolean up() {
        return nodes.values().stream().anyMatch(n -> n.up);
    }

    /** Another node could take over what this one carries. */
    boolean replaceable(ExchangeNode node) {
        return nodes.values().stream().anyMatch(n -> n != node && n.open());
    }

    long linkChanged(ExchangeNode node) {
        node.linkChange = ++linkChanges;
        return node.linkChange;
    }

    @Nullable
    ExchangeNode downSince(long linkChange) {
        return nodes.values().stream()
                .filter(n -> !n.up && n.linkChange == linkChange)
                .findFirst()
                .orElse(null);
    }

    // ---- through which line

    /** A line for a call the pacing wants, or why there is none. */
    Route route(CampaignSpec campaign, long nowMs) {
        return lines.route(campaign, nowMs);
    }

    /** A line for a call a person asked for, from a node if it has the trunk. */
    Route routeFrom(String from, CampaignSpec campaign, long nowMs) {
        return lines.routeFrom(nameOf(from), campaign, nowMs);
    }

    /** When a call held up by its trunk's rate may go; 0 = its trunk has no rate. */
    long nextCallMs(CampaignSpec campaign) {
        return lines.nextCallMs(campaign);
    }

    /** The node's own name, also where it is the only one and goes without. */
    String nameOf(String node) {
        ExchangeNode known = node(node);
        return known == null ? node : known.name();
    }

    // ---- what the calls come to

    void placed(Attempt attempt, long nowMs) {
        count(attempt);
        ExchangeNode node = node(attempt.line.node());
        if (node != null) {
            node.lastChosen = ++choices;
        }
        ExchangeTrunk trunk = trunks.get(attempt.line.trunk());
        if (trunk != null) {
            trunk.placed(nowMs);
        }
    }

    /** A call came in: it is on its node, but no trunk of ours placed it. */
    void arrived(Attempt attempt) {
        count(attempt);
    }

    private void count(Attempt attempt) {
        ExchangeNode node = node(attempt.line.node());
        if (node != null) {
            node.calls++;
            node.inFlight += attempt.inFlight() ? 1 : 0;
        }
        ExchangeTrunk trunk = trunks.get(attempt.line.trunk());
        if (trunk != null) {
            trunk.calls++;
        }
    }

    /** The call was answered, or ended without an answer. */
    void leftFlight(Attempt attempt) {
        ExchangeNode node = node(attempt.line.node());
        if (node != null) {
            node.inFlight--;
        }
    }

    void ended(Attempt attempt, Outcome outcome, long nowMs) {
        ExchangeNode node = node(attempt.line.node());
        if (node != null) {
            node.calls--;
        }
        ExchangeTrunk trunk = trunks.get(attempt.line.trunk());
        if (trunk != null) {
            trunk.calls--;
            trunk.ended(outcome, nowMs);
        }
    }

    /** The switch would not place the call. */
    void refused(Attempt attempt, Ack.Reason reason, long nowMs) {
        switch (reason) {
            case OVERLOADED, TIMED_OUT -> {
                ExchangeNode node = node(attempt.line.node());
                if (node != null) {
                    node.overloaded();
                }
            }
            case UNKNOWN_ENDPOINT, FAILED, NOT_SUPPORTED -> {
                ExchangeTrunk trunk = trunks.get(attempt.line.trunk());
                if (trunk != null) {
                    trunk.denied(nowMs);
                }
            }
            case LEG_GONE, ADVISOR_GONE, LINK_DOWN -> {}
        }
    }

    // ---- advisors' phones

    /**
     * Where a phone is to be: where it is if that node is open, else where its call is, else where the fewest are by
     * weight. Null while no node is up.
     */
    @Nullable
    ExchangeNode homeFor(Seat seat, @Nullable Attempt call) {
        ExchangeNode current = seat.node.isEmpty() && several() ? null : node(seat.node);
        if (current != null && current.open()) {
            return current;
        }
        ExchangeNode ofCall = call == null || call.over() ? null : node(call.line.node());
        if (ofCall != null && ofCall.open()) {
            return ofCall;
        }
        ExchangeNode open = fewestPhones(ExchangeNode::open);
        return open != null ? open : current != null && current.up ? current : fewestPhones(n -> n.up);
    }

    private @Nullable ExchangeNode fewestPhones(Predicate<ExchangeNode> fit) {
        return nodes.values().stream()
                .filter(fit)
                .min((a, b) ->
                        Long.compare((long) (a.seats + 1) * b.spec.weight(), (long) (b.seats + 1) * a.spec.weight()))
                .orElse(null);
    }

    void house(Seat seat, ExchangeNode node) {
        unhouse(seat);
        seat.node = node.name();
        seat.housed = true;
        node.seats++;
    }

    void unhouse(Seat seat) {
        ExchangeNode node = node(seat.node);
        if (node != null && seat.housed) {
            node.seats--;
        }
        seat.housed = false;
    }

    /** Counts again what is derived. */
    void recount(Iterable<Attempt> attempts, Iterable<Seat> seats) {
        nodes.values().forEach(n -> {
            n.calls = 0;
            n.inFlight = 0;
            n.seats = 0;
        });
        trunks.values().forEach(t -> t.calls = 0);
        for (Attempt attempt : attempts) {
            if (!attempt.over()) {
                count(attempt);
            }
        }
        for (Seat seat : seats) {
            ExchangeNode node = node(seat.node);
            if (node != null && seat.housed) {
                node.seats++;
            }
        }
    }

    ExchangeFigures figures(long nowMs) {
        return new ExchangeFigures(
                nodes.values().stream()
                        .map(n -> new ExchangeFigures.Node(
                                n.name(), n.mode, n.up, n.calls, n.inFlight, n.cap, n.seats, n.roundTripMs))
                        .toList(),
                trunks.values().stream()
                        .map(t -> new ExchangeFigures.Trunk(t.spec.name(), t.calls, t.rate, t.closed(nowMs)))
                        .toList());
    }

    @Override
    public void write(StateWriter out) {
        Wire.writeAll(nodes.values(), out, ExchangeNode::write);
        Wire.writeAll(trunks.values(), out, ExchangeTrunk::write);
        out.writeLong(choices);
        out.writeLong(linkChanges);
        out.writeLong(wakeAtMs);
        out.writeBoolean(shown);
        out.writeLong(changedAtMs);
    }

    static Exchange read(StateReader in) {
        var exchange = new Exchange();
        Wire.readAll(in, ExchangeNode::read, n -> exchange.nodes.put(n.name(), n));
        Wire.readAll(in, ExchangeTrunk::read, t -> exchange.trunks.put(t.spec.name(), t));
        exchange.choices = in.readLong();
        exchange.linkChanges = in.readLong();
        exchange.wakeAtMs = in.readLong();
        exchange.shown = in.readBoolean();
        exchange.changedAtMs = in.readLong();
        return exchange;
    }
}
