package io.cadencia.telephony.leg;

/** What is known of one advisor's phone. Its owner's thread only. */
public final class AdvisorLeg {
    private final long sessionId;
    private boolean up;
    private boolean closing;

    public AdvisorLeg(long sessionId) {
        this.sessionId = sessionId;
    }

    public long sessionId() {
        return sessionId;
    }

    /** The phone was picked up and is in its bridge. */
    public boolean up() {
        return up;
    }

    public void cameUp() {
        up = true;
    }

    public boolean closing() {
        return closing;
    }

    public void close() {
        closing = true;
    }
}
