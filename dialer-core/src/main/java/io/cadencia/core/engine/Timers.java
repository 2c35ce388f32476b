package io.cadencia.core.engine;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is due when. Part of the state: same timers, same order. A timer is never cancelled: whoever it is for checks,
 * when it fires, whether it still matters ({@link Timer#token()}).
 */
final class Timers implements Snapshotable {
    enum Kind {
        /** {@code id} = attempt or third party's leg. */
        REQUEST_GUARD,
        RING_LIMIT,
        WAIT_LIMIT,
        MESSAGE_GUARD,
        ENDING_GUARD,
        /** {@code id} = the seat's leg, which stays when the session changes. */
        WRAP_UP,
        SEAT_GRACE,
        PHONE_RETRY,
        /** {@code id} = campaign. */
        HEARTBEAT,
        /** {@code id} = attempt. */
        CONNECT_GUARD,
        /** {@code token} = the change of a node's link. */
        NODE_GRACE,
        /** A trunk earns a token. */
        LAUNCH,
        /** Nodes and trunks are shown. */
        EXCHANGE_HEARTBEAT,
        /** {@code id} = leg of an arrived call whose caller is looked up. */
        CALLER_LIMIT,
        /** {@code id} = attempt. */
        RECORDING_PAUSE
    }

    /** @param token value the owner had when it set the timer; another one by now means: forget it */
    record Timer(long dueMs, long sequence, Kind kind, long id, long token) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byDue = Long.compare(dueMs, other.dueMs);
            return byDue != 0 ? byDue : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long sequence;

    void set(long dueMs, Kind kind, long id, long token) {
        queue.add(new Timer(dueMs, ++sequence, kind, id, token));
    }

    /** The first timer due by now, taken out; null if none is. */
    @Nullable
    Timer takeDue(long nowMs) {
        Timer first = queue.peek();
        return first != null && first.dueMs <= nowMs ? queue.poll() : null;
    }

    /** When the next timer is due; {@link Long#MAX_VALUE} if there is none. */
    long nextDueMs() {
        Timer first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.dueMs;
    }

    @Override
    public void write(StateWriter out) {
        out.writeLong(sequence);
        out.writeInt(queue.size());
        queue.stream().sorted().forEach(t -> {
            out.writeLong(t.dueMs);
            out.writeLong(t.sequence);
            out.writeByte(t.kind.ordinal());
            out.writeLong(t.id);
            out.writeLong(t.token);
        });
    }

    static Timers read(StateReader in) {
        var timers = new Timers();
        timers.sequence = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            timers.queue.add(new Timer(
                    in.readLong(), in.readLong(), Kind.values()[in.readByte()], in.readLong(), in.readLong()));
        }
        return timers;
    }
}
