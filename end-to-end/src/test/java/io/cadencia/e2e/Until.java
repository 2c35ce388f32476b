package io.cadencia.e2e;

import io.cadencia.telephony.contract.RealTime;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Until {
    private Until() {}

    static void that(String what, Duration limit, BooleanSupplier condition) {
        RealTime.await(condition, limit.toMillis(), () -> "for " + what);
    }

    static void sleep(long ms) {
        RealTime.sleep(ms);
    }
}
