package io.cadencia.core.call;

/** States of a call leg, in the order a call passes them; any of them may go straight to {@link #ENDED}. */
public enum LegState {
    REQUESTED,
    DIALING,
    RINGING,
    ANSWERED,
    CONNECTING,
    CONNECTED,
    HELD,
    /** The abandonment message is being played. */
    MESSAGE,
    ENDING,
    ENDED
}
