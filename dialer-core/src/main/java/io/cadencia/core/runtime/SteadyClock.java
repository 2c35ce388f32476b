package io.cadencia.core.runtime;

import java.util.function.LongSupplier;

/**
 * A wall clock that never goes back and never stands still. When the machine's clock is set back, this one goes on at
 * half speed until the two agree again; timers keep firing meanwhile. Thread-safe.
 */
final class SteadyClock implements LongSupplier {
    private final LongSupplier wallMs;
    private long lastWallMs;
    /** How far this clock is ahead of the wall, in halves of a millisecond. */
    private long aheadHalves;

    /** @param atLeastMs the time already reached before a restart */
    SteadyClock(LongSupplier wallMs, long atLeastMs) {
        this.wallMs = wallMs;
        this.lastWallMs = wallMs.getAsLong();
        this.aheadHalves = 2 * Math.max(0, atLeastMs - lastWallMs);
    }

    @Override
    public synchronized long getAsLong() {
        long wall = wallMs.getAsLong();
        long passed = wall - lastWallMs;
        lastWallMs = wall;
        aheadHalves = passed < 0 ? aheadHalves - 2 * passed : Math.max(0, aheadHalves - passed);
        return wall + (aheadHalves + 1) / 2;
    }
}
