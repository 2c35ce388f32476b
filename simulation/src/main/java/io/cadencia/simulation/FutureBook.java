package io.cadencia.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The world's diary: until when each advisor in a call is busy, and whom the full oracle wants called next. */
final class FutureBook implements WorldKnowledge {
    private record Busy(long untilMs, long call) implements Comparable<Busy> {
        @Override
        public int compareTo(Busy other) {
            int byTime = Long.compare(untilMs, other.untilMs);
            return byTime != 0 ? byTime : Long.compare(call, other.call);
        }
    }

    private final Map<Long, Busy> byCall = new HashMap<>();
    private final TreeSet<Busy> byTime = new TreeSet<>();
    private final Deque<Long> wanted = new ArrayDeque<>();

    void busyUntil(long call, long untilMs) {
        free(call);
        var busy = new Busy(untilMs, call);
        byCall.put(call, busy);
        byTime.add(busy);
    }

    void free(long call) {
        Busy busy = byCall.remove(call);
        if (busy != null) {
            byTime.remove(busy);
        }
    }

    /** After how long the call launched now is to be answered; -1 = the world decides. */
    long takeWanted() {
        Long ms = wanted.pollFirst();
        return ms == null ? -1 : ms;
    }

    @Override
    public int busy() {
        return byTime.size();
    }

    @Override
    public void freed(long nowMs, int[] freed) {
        int count = 0;
        int k = 0;
        for (Busy busy : byTime) {
            for (; k < freed.length && nowMs + 1_000L * k < busy.untilMs; k++) {
                freed[k] = count;
            }
            if (k == freed.length) {
                return;
            }
            count++;
        }
        for (; k < freed.length; k++) {
            freed[k] = count;
        }
    }

    @Override
    public long freeMs(int n) {
        int i = 0;
        for (Busy busy : byTime) {
            if (i++ == n) {
                return busy.untilMs;
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void callSomebodyWhoAnswersAfter(long ms) {
        wanted.add(ms);
    }
}
