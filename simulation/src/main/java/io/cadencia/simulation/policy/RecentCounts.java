package io.cadencia.simulation.policy;

import java.util.ArrayDeque;
import java.util.Deque;

/** How often something happened in the last while. */
final class RecentCounts {
    private final long memoryMs;
    private final Deque<Long> times = new ArrayDeque<>();

    RecentCounts(long memoryMs) {
        this.memoryMs = memoryMs;
    }

    void add(long nowMs) {
        times.addLast(nowMs);
        in(nowMs);
    }

    int in(long nowMs) {
        while (!times.isEmpty() && times.getFirst() <= nowMs - memoryMs) {
            times.removeFirst();
        }
        return times.size();
    }
}
