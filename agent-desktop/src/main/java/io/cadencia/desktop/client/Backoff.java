package io.cadencia.desktop.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts to reconnect: doubling from {@link #FIRST} to {@link #LONGEST}, each shortened by up to a
 * third at random, so that a floor of desktops does not return in the same instant.
 */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(300);
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait before the next attempt. */
    Duration next() {
        long doubled = FIRST.toMillis() << Math.min(attempts, 10);
        attempts++;
        long longest = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(longest - random.nextLong(longest / 3));
    }

    /** Attempts since the last {@link #reset()}. */
    int attempts() {
        return attempts;
    }

    void reset() {
        attempts = 0;
    }
}
