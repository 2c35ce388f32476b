package io.cadencia.core.agent;

/** States of an advisor's seat in a campaign (desktop.md). */
public enum AdvisorState {
    /** The phone leg is not up yet. */
    CONNECTING_PHONE,
    READY,
    /** Manual and preview: a lead is on the screen, not dialled yet. */
    PREPARING,
    /** Manual and preview: the call is being placed. */
    DIALING,
    ON_CALL,
    WRAP_UP,
    /** The wrap-up ran out without a classification: no call until it is made, never a guess (DISP-1). */
    UNCLASSIFIED,
    PAUSED
}
