package io.cadencia.telephony.contract;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for real processes. */
public final class RealTime {
    private static final long STEP_MS = 5;

    private RealTime() {}

    public static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public static void await(BooleanSupplier condition, long limitMs) {
        await(condition, limitMs, () -> "");
    }

    /** {@code state} tells of what there was instead when it takes longer than the limit. */
    public static void await(BooleanSupplier condition, long limitMs, Supplier<String> state) {
        long end = System.nanoTime() + limitMs * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited %d ms; %s".formatted(limitMs, state.get()));
            }
            sleep(STEP_MS);
        }
    }
}
