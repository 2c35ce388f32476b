package io.cadencia.simulation;

/**
 * What one call to a phone comes to, settled before anybody calls. Whether a human answers depends on the chance at the
 * time of the call, everything else does not.
 *
 * @param invalid the number does not exist
 * @param luck 0 to 1: a human answers if it is below the chance of an answer at the time of the call
 * @param failLuck 0 to 1: decides between machine, busy, refused and ringing out where no human answers
 * @param postDialMs from the launch to the first ring
 * @param ringMs from the first ring to the answer of a human, {@code machineRingMs} of a machine
 * @param failMs from the launch to the failure of a call that fails at once
 */
public record Fate(
        boolean invalid, double luck, double failLuck, long postDialMs, long ringMs, long machineRingMs, long failMs) {
    /** How a call ends, or begins. */
    public enum Kind {
        HUMAN,
        MACHINE,
        BUSY,
        REFUSED,
        INVALID,
        NO_ANSWER
    }

    /** @param chance of a human answer when the call is placed */
    public Kind kind(double chance, PortfolioSpec.PhoneKind phone) {
        if (invalid) {
            return Kind.INVALID;
        }
        if (luck < chance) {
            return Kind.HUMAN;
        }
        if (failLuck < phone.busy()) {
            return Kind.BUSY;
        }
        if (failLuck < phone.busy() + phone.machine()) {
            return Kind.MACHINE;
        }
        return failLuck < phone.busy() + phone.machine() + phone.refused() ? Kind.REFUSED : Kind.NO_ANSWER;
    }

    /** From the launch to the answer of a human who answers. */
    public long answerMs() {
        return postDialMs + ringMs;
    }
}
