package io.cadencia.telephony.simulated;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: nothing happens until the owner lets time pass. Not for several threads. */
public final class VirtualScheduler implements Scheduler {
    private static final class Task implements Timer {
        private final long atMs;
        private final long order;
        private final Runnable work;
        private boolean cancelled;

        Task(long atMs, long order, Runnable work) {
            this.atMs = atMs;
            this.order = order;
            this.work = work;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.<Task>comparingLong(t -> t.atMs).thenComparingLong(t -> t.order));
    private long nowMs;
    private long orders;

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public Timer schedule(long delayMs, Runnable task) {
        Task added = new Task(nowMs + Math.max(0, delayMs), orders++, task);
        tasks.add(added);
        return added;
    }

    /** Lets time pass and runs everything that falls due, in order. */
    public void advance(long ms) {
        long until = nowMs + ms;
        for (Task next = tasks.peek(); next != null && next.atMs <= until; next = tasks.peek()) {
            tasks.remove();
            nowMs = next.atMs;
            if (!next.cancelled) {
                next.work.run();
            }
        }
        nowMs = until;
    }

    /** The instant of the next task, or {@code Long.MAX_VALUE} when nothing is left to happen. */
    public long nextMs() {
        while (!tasks.isEmpty() && tasks.peek().cancelled) {
            tasks.remove();
        }
        return tasks.isEmpty() ? Long.MAX_VALUE : tasks.peek().atMs;
    }
}
