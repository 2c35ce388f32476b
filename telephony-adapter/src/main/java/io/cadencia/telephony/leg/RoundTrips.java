package io.cadencia.telephony.leg;

import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures how long a switch takes to answer, from the request to the answer, the wait for a free connection included.
 * A request without an answer counts with its age, so that a switch that answers nothing is not taken for a quick one.
 * Its owner's thread only.
 */
public final class RoundTrips {
    /** Of more requests in a second the first are taken. */
    private static final int MAX_SAMPLES = 4_096;

    private static final double QUANTILE = 0.95;

    /** One request under way. */
    public static final class Trip {
        private final long sinceNanos;

        private Trip(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    private final LongSupplier nanos;
    private final Set<Trip> open = new LinkedHashSet<>();
    private final long[] samples = new long[MAX_SAMPLES];
    private int count;

    /** @param nanos the monotonic clock */
    public RoundTrips(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A request is sent. */
    public Trip begin() {
        var trip = new Trip(nanos.getAsLong());
        open.add(trip);
        return trip;
    }

    /** It was answered, or given up; telling it twice changes nothing. */
    public void end(Trip trip) {
        if (open.remove(trip)) {
            add(trip);
        }
    }

    private void add(Trip trip) {
        if (count < MAX_SAMPLES) {
            samples[count++] = nanos.getAsLong() - trip.sinceNanos;
        }
    }

    /** What there was since it was last asked. */
    public TelephonyEvent.RoundTrip take() {
        open.forEach(this::add);
        Arrays.sort(samples, 0, count);
        long p95 = count == 0 ? 0 : samples[(int) Math.ceil(QUANTILE * count) - 1];
        var taken = new TelephonyEvent.RoundTrip(TimeUnit.NANOSECONDS.toMillis(p95), count, "");
        count = 0;
        return taken;
    }
}
