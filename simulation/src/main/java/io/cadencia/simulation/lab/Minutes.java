package io.cadencia.simulation.lab;

import io.cadencia.core.agent.AdvisorState;

/** What happened in each minute of a run, the warm-up included. */
public final class Minutes {
    static final long MINUTE_MS = 60_000;

    private final long startMs;
    private final long endMs;
    private final double[] busyMs;
    private final double[] idleMs;
    private final double[] waitMs;
    private final int[] waits;
    private final int[] placed;
    private final int[] answered;
    private final int[] abandoned;
    private final int[] contacts;

    Minutes(long startMs, long lengthMs) {
        int minutes = (int) ((lengthMs + MINUTE_MS - 1) / MINUTE_MS);
        this.startMs = startMs;
        this.endMs = startMs + lengthMs;
        this.busyMs = new double[minutes];
        this.idleMs = new double[minutes];
        this.waitMs = new double[minutes];
        this.waits = new int[minutes];
        this.placed = new int[minutes];
        this.answered = new int[minutes];
        this.abandoned = new int[minutes];
        this.contacts = new int[minutes];
    }

    void advisor(AdvisorState state, long fromMs, long toMs) {
        double[] into = state == AdvisorState.READY ? idleMs : busyMs;
        long at = Math.max(fromMs, startMs);
        long to = Math.min(toMs, endMs);
        while (at < to) {
            int minute = minute(at);
            long next = Math.min(to, startMs + (minute + 1) * MINUTE_MS);
            into[minute] += next - at;
            at = next;
        }
    }

    void waited(long ms, long atMs) {
        if (within(atMs)) {
            waitMs[minute(atMs)] += ms;
            waits[minute(atMs)]++;
        }
    }

    void placed(long atMs) {
        count(placed, atMs);
    }

    void answered(long atMs) {
        count(answered, atMs);
    }

    void abandoned(long atMs) {
        count(abandoned, atMs);
    }

    void contact(long atMs) {
        count(contacts, atMs);
    }

    private void count(int[] into, long atMs) {
        if (within(atMs)) {
            into[minute(atMs)]++;
        }
    }

    private boolean within(long atMs) {
        return atMs >= startMs && atMs < endMs;
    }

    private int minute(long atMs) {
        return (int) ((atMs - startMs) / MINUTE_MS);
    }

    public int size() {
        return busyMs.length;
    }

    public long startMs() {
        return startMs;
    }

    /** Sums over the minutes from {@code from} on, before {@code to}. */
    public Sum sum(int from, int to) {
        double busy = 0;
        double idle = 0;
        double wait = 0;
        long waitCount = 0;
        long calls = 0;
        long answers = 0;
        long abandons = 0;
        long talks = 0;
        for (int m = Math.max(0, from); m < Math.min(to, size()); m++) {
            busy += busyMs[m];
            idle += idleMs[m];
            wait += waitMs[m];
            waitCount += waits[m];
            calls += placed[m];
            answers += answered[m];
            abandons += abandoned[m];
            talks += contacts[m];
        }
        return new Sum(busy, idle, wait, waitCount, calls, answers, abandons, talks);
    }

    /**
     * @param busyMs advisor time in calls and after-call work, {@code idleMs} waiting
     * @param answered calls a human answered, {@code abandoned} those of them that found no advisor in time
     * @param contacts humans connected to an advisor
     */
    public record Sum(
            double busyMs,
            double idleMs,
            double waitMs,
            long waits,
            long placed,
            long answered,
            long abandoned,
            long contacts) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, 0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(
                    busyMs + other.busyMs,
                    idleMs + other.idleMs,
                    waitMs + other.waitMs,
                    waits + other.waits,
                    placed + other.placed,
                    answered + other.answered,
                    abandoned + other.abandoned,
                    contacts + other.contacts);
        }

        /** Per cent; NaN while nobody worked. */
        public double occupancy() {
            return 100 * busyMs / (busyMs + idleMs);
        }

        /** Per cent of the human answers; NaN if there were none. */
        public double abandonment() {
            return 100.0 * abandoned / answered;
        }

        /** Seconds from being free to the next call. */
        public double meanWait() {
            return waitMs / waits / 1_000;
        }

        public double advisorHours() {
            return (busyMs + idleMs) / 3_600_000;
        }
    }
}
