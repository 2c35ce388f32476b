package io.cadencia.core.engine;

import io.cadencia.core.exchange.NodeMode;
import io.cadencia.core.exchange.NodeSpec;

/**
 * One switch as the engine sees it: its link, what it carries, and how many calls it may have in flight.
 *
 * <p>The in-flight cap follows the measured round trip of requests (telephony.md, 2.2: where a switch runs out of
 * processor it loses nothing, it answers late): halved each second in which requests are slow, grown back by a
 * sixtieth of the node's capacity each second in which they are not.
 */
final class ExchangeNode implements Snapshotable {
    /** Requests slower than this at the 95th percentile stop new calls. */
    static final long SLOW_MS = 250;

    static final int SECONDS_TO_FULL = 60;

    NodeSpec spec;
    NodeMode mode = NodeMode.ACTIVE;
    boolean up;
    /** Of the last change of the link, unique among all nodes: timers set at an earlier one are void. */
    long linkChange;

    int cap;
    long roundTripMs;
    long lastChosen;
    /** The three below are derived from attempts and seats, not written. */
    int calls;

    int inFlight;
    int seats;

    ExchangeNode(NodeSpec spec) {
        this.spec = spec;
        this.cap = spec.maxCalls();
    }

    String name() {
        return spec.name();
    }

    /** May take new calls and phones. */
    boolean open() {
        return up && mode == NodeMode.ACTIVE;
    }

    boolean full() {
        return calls >= spec.maxCalls();
    }

    boolean slow() {
        return inFlight >= cap;
    }

    void redefine(NodeSpec to) {
        spec = to;
        cap = to.maxCalls();
    }

    void linkUp() {
        up = true;
        cap = spec.maxCalls();
        roundTripMs = 0;
    }

    void measured(long p95Ms, int requests) {
        roundTripMs = requests == 0 ? 0 : p95Ms;
        if (requests > 0 && p95Ms > SLOW_MS) {
            overloaded();
        } else {
            cap = Math.min(spec.maxCalls(), cap + Math.max(1, spec.maxCalls() / SECONDS_TO_FULL));
        }
    }

    void overloaded() {
        cap = Math.max(1, Math.min(cap, inFlight) / 2);
    }

    @Override
    public void write(StateWriter out) {
        Wire.NODE.write(spec, out);
        out.writeByte(mode.ordinal());
        out.writeBoolean(up);
        out.writeLong(linkChange);
        out.writeInt(cap);
        out.writeLong(roundTripMs);
        out.writeLong(lastChosen);
    }

    static ExchangeNode read(StateReader in) {
        var node = new ExchangeNode(Wire.NODE.read(in));
        node.mode = NodeMode.values()[in.readByte()];
        node.up = in.readBoolean();
        node.linkChange = in.readLong();
        node.cap = in.readInt();
        node.roundTripMs = in.readLong();
        node.lastChosen = in.readLong();
        return node;
    }
}
