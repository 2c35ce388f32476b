package io.cadencia.simulation;

import io.cadencia.core.engine.Command;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is going to happen in the world, in order of time; what was entered first happens first. */
final class Agenda {
    /** Something that happens; gives a command if the engine is to hear of it. */
    interface Happening {
        @Nullable
        Command happen();
    }

    private record Due(long timeMs, long sequence, Happening what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(timeMs, other.timeMs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Due> future = new PriorityQueue<>();
    private long now;
    private long sequence;

    Agenda(long startMs) {
        this.now = startMs;
    }

    long nowMs() {
        return now;
    }

    void in(long delayMs, Happening what) {
        at(now + delayMs, what);
    }

    void in(long delayMs, Command command) {
        at(now + delayMs, () -> command);
    }

    /** What should have happened before now happens next. */
    void at(long timeMs, Happening what) {
        future.add(new Due(timeMs, ++sequence, what));
    }

    /** Time of the next happening; {@link Long#MAX_VALUE} = none. */
    long nextMs() {
        Due next = future.peek();
        return next == null ? Long.MAX_VALUE : next.timeMs;
    }

    void advance(long timeMs) {
        now = Math.max(now, timeMs);
    }

    @Nullable
    Command take() {
        Due next = future.poll();
        return next == null ? null : next.what.happen();
    }
}
