package io.cadencia.desktop.viewmodel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The server's clock as seen from here, so that timers are right on a machine whose clock is wrong. The offset is
 * taken from the answer with the shortest round trip so far.
 */
final class ServerClock {
    private final InstantSource local;
    private Duration offset = Duration.ZERO;
    private long bestRoundTripNanos = Long.MAX_VALUE;

    ServerClock(InstantSource local) {
        this.local = local;
    }

    Instant now() {
        return local.instant().plus(offset);
    }

    /** A server time that arrived now, asked for {@code roundTripNanos} ago. */
    void observe(Instant serverTime, long roundTripNanos) {
        if (roundTripNanos <= bestRoundTripNanos) {
            bestRoundTripNanos = roundTripNanos;
            offset = Duration.between(local.instant(), serverTime.plusNanos(roundTripNanos / 2));
        }
    }

    /** The server's greeting: forgets what was measured before, and holds until a round trip is measured. */
    void greet(Instant serverTime) {
        bestRoundTripNanos = Long.MAX_VALUE;
        offset = Duration.between(local.instant(), serverTime);
    }
}
