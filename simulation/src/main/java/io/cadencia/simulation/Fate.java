package io.cadencia.simulation;

/**
 * What one call to a phone comes to, settled before anybody calls. Whether the human answers depends on the chance at the
 * time of the call, everything else does not.
 *
 * @param luck 0 to 1: a human answers if it is below the chance of an answer at the time of the call
 * @param failLuck 0 to 1: of those who do not answer, the call fails at once if it is below the share of such calls
 * @param postDialMs from the launch to the first ring
 * @param ringMs from the first ring to the answer
 * @param failMs from the launch to the failure of a call that fails at once
 */
public record Fate(double luck, double failLuck, long postDialMs, long ringMs, long failMs) {
    public boolean answeredAt(double chance) {
        return luck < chance;
    }

    /** From the launch to the answer of one who answers. */
    public long answerMs() {
        return postDialMs + ringMs;
    }
}
