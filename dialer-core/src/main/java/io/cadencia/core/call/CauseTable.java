package io.cadencia.core.call;

/**
 * Maps the cause of a leg that ended unanswered to an {@link Outcome}. The table was measured against Asterisk 22 with
 * 46 SIP answers (design/telephony.md, section 8): the SIP code decides, the Q.850 cause only where there is none.
 */
public final class CauseTable {
    private CauseTable() {}

    /**
     * @param cause as reported by the switch
     * @param ringTimedOut true if our own ring timer had run out, whatever the switch says
     */
    public static Outcome unanswered(EndCause cause, boolean ringTimedOut) {
        if (cause.by() == EndedBy.LOST) {
            return Outcome.TECHNICAL_FAILURE;
        }
        if (ringTimedOut) {
            return Outcome.NO_ANSWER;
        }
        if (cause.by() == EndedBy.US) {
            return Outcome.CANCELLED;
        }
        return cause.sipCode() >= 300 ? bySip(cause.sipCode()) : byQ850(cause.q850());
    }

    private static Outcome bySip(int sip) {
        return switch (sip) {
            case 480 -> Outcome.NO_ANSWER;
            case 408, 504 -> Outcome.NO_RESPONSE;
            case 486, 600 -> Outcome.BUSY;
            case 404, 485, 604 -> Outcome.INVALID_NUMBER;
            case 410 -> Outcome.NUMBER_CHANGED;
            case 484 -> Outcome.BAD_FORMAT;
            case 603 -> Outcome.REJECTED;
            case 607, 608 -> Outcome.BLOCKED_BY_NETWORK;
            case 401, 403, 407 -> Outcome.TRUNK_DENIED;
            case 503 -> Outcome.CONGESTION;
            case 420, 500, 501, 502 -> Outcome.NETWORK_FAILURE;
            case 488, 606 -> Outcome.CODEC_MISMATCH;
            default -> Outcome.FAILED_OTHER;
        };
    }

    private static Outcome byQ850(int q850) {
        return switch (q850) {
            case 1 -> Outcome.INVALID_NUMBER;
            case 17 -> Outcome.BUSY;
            case 18, 102 -> Outcome.NO_RESPONSE;
            case 19 -> Outcome.NO_ANSWER;
            case 21 -> Outcome.REJECTED;
            case 22 -> Outcome.NUMBER_CHANGED;
            case 28 -> Outcome.BAD_FORMAT;
            case 34, 42 -> Outcome.CONGESTION;
            case 3, 27, 29, 38 -> Outcome.NETWORK_FAILURE;
            case 58 -> Outcome.CODEC_MISMATCH;
            default -> Outcome.FAILED_OTHER;
        };
    }
}
