package io.cadencia.db;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Between the engine's epoch milliseconds, where 0 means "did not happen", and nullable columns. */
public final class Times {
    private Times() {}

    public static @Nullable Instant orNull(long epochMs) {
        return epochMs == 0 ? null : Instant.ofEpochMilli(epochMs);
    }

    public static long orZero(@Nullable Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }
}
