package io.cadencia.protocol;

/** What an advisor can do to the call in hand. */
public enum CallControl {
    HANG_UP,
    HOLD,
    RESUME,
    MUTE,
    UNMUTE,
    SEND_DTMF,
    /** Calls a third party of the catalog's destinations; the debtor hears music. */
    CONSULT,
    /** Gives the debtor to a third party unasked; comes back if nobody answers. */
    TRANSFER,
    /** Debtor, third party and advisor together. */
    MERGE,
    /** Leaves debtor and third party alone; the after-call work begins. */
    LEAVE,
    /** Ends the third party's part; the debtor comes back. */
    DROP_THIRD_PARTY,
    PAUSE_RECORDING,
    RESUME_RECORDING
}
