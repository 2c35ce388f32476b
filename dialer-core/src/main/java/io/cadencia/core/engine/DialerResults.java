package io.cadencia.core.engine;

import io.cadencia.core.call.Outcome;
import java.util.Optional;

/** Results the line itself proves, which the engine writes without an advisor (DISP-3, domain.md 3.2). */
final class DialerResults {
    private DialerResults() {}

    /** Code of the gestión; none for calls that needed an advisor's classification or never left. */
    static Optional<String> code(Outcome outcome) {
        return switch (outcome) {
            case CONNECTED, CANCELLED, CALLER_GAVE_UP, TURNED_AWAY -> Optional.empty();
            case ABANDONED -> Optional.of("ABN");
            case EARLY_HANGUP -> Optional.of("CLG");
            case MACHINE -> Optional.of("BZ");
            case NO_ANSWER, REJECTED, BLOCKED_BY_NETWORK -> Optional.of("NC");
            case BUSY -> Optional.of("OC");
            case NO_RESPONSE -> Optional.of("SUS");
            case INVALID_NUMBER, NUMBER_CHANGED, BAD_FORMAT -> Optional.of("FS");
            case CONGESTION, NETWORK_FAILURE, TRUNK_DENIED, CODEC_MISMATCH, FAILED_OTHER, TECHNICAL_FAILURE ->
                Optional.of("FTC");
        };
    }

    /** The number does not exist: the phone leaves the hopper for good. */
    static boolean provesInvalid(Outcome outcome) {
        return switch (outcome) {
            case INVALID_NUMBER, NUMBER_CHANGED, BAD_FORMAT -> true;
            default -> false;
        };
    }
}
