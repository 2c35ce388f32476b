package io.cadencia.telephony.ari;

/** What is known of one advisor's phone. Event-loop thread only. */
final class AdvisorLeg {
    private final long sessionId;
    private boolean up;
    private boolean closing;

    AdvisorLeg(long sessionId) {
        this.sessionId = sessionId;
    }

    long sessionId() {
        return sessionId;
    }

    /** The phone was picked up and is in its bridge. */
    boolean up() {
        return up;
    }

    void cameUp() {
        up = true;
    }

    boolean closing() {
        return closing;
    }

    void close() {
        closing = true;
    }
}
