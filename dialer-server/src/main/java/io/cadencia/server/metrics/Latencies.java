package io.cadencia.server.metrics;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Durations of one kind. Recording is wait-free and may be done by any thread; reading takes a lock among readers only.
 * Values are nanoseconds with three significant digits, up to {@link #MAX_NANOS}; a larger one counts as that.
 */
public final class Latencies {
    /** One hour: nothing the server waits for takes longer. */
    public static final long MAX_NANOS = 3_600_000_000_000L;

    /** {@link #recent} covers between one and two of these. */
    public static final long WINDOW_NANOS = 30_000_000_000L;

    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(MAX_NANOS, DIGITS);
    private final Histogram total = histogram();
    private Histogram previous = histogram();
    private Histogram current = histogram();
    private Histogram spare = recorder.getIntervalHistogram();
    private long windowStart = System.nanoTime();
    private double sumNanos;

    /** A negative duration (a clock's fault) counts as 0. */
    public void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, MAX_NANOS));
    }

    /** Everything since the start. */
    public synchronized Snapshot snapshot() {
        collect();
        return of(total);
    }

    /** The last 30 to 60 seconds. */
    public synchronized Snapshot recent() {
        collect();
        Histogram window = previous.copy();
        window.add(current);
        return of(window);
    }

    /** Sum of everything since the start, in nanoseconds. */
    public synchronized double sumNanos() {
        collect();
        return sumNanos;
    }

    private void collect() {
        spare = recorder.getIntervalHistogram(spare);
        total.add(spare);
        current.add(spare);
        sumNanos += spare.getTotalCount() == 0 ? 0 : spare.getMean() * spare.getTotalCount();
        long now = System.nanoTime();
        if (now - windowStart >= WINDOW_NANOS) {
            boolean stale = now - windowStart >= 2 * WINDOW_NANOS;
            previous = stale ? histogram() : current;
            current = stale ? current : histogram();
            if (stale) {
                current.reset();
                current.add(spare);
            }
            windowStart = now;
        }
    }

    private static Histogram histogram() {
        return new Histogram(MAX_NANOS, DIGITS);
    }

    private static Snapshot of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return Snapshot.NONE;
        }
        return new Snapshot(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(95),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }

    /** Percentiles in nanoseconds; all 0 while {@code count} is 0. */
    public record Snapshot(long count, long p50, long p95, long p99, long max) {
        public static final Snapshot NONE = new Snapshot(0, 0, 0, 0, 0);
    }
}
