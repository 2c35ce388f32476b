package io.cadencia.desktop.client;

import java.time.Instant;
import java.util.Map;

/** How the connection stands. */
public sealed interface LinkStatus {

    /** Not asked to connect. */
    record Idle() implements LinkStatus {}

    /** First connection or sign-in under way. */
    record Connecting() implements LinkStatus {}

    /** Messages flow; {@code latencyMs} is the newest round trip, −1 before the first one is measured. */
    record Up(long latencyMs) implements LinkStatus {}

    /** Lost while a session is open; the client tries again by itself. {@code attempt} counts from 1. */
    record Lost(int attempt, Instant nextTry) implements LinkStatus {}

    /**
     * Ended for good: nothing is tried until the advisor signs in again.
     *
     * @param code one of {@link io.cadencia.protocol.RefusalCodes} or of {@link LinkFailures}
     */
    record Ended(String code, Map<String, String> params) implements LinkStatus {}
}
