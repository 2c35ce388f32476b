package io.cadencia.core.port.telephony;

/** What to do with the recording of a leg's conversation. */
public enum RecordAction {
    START,
    /** Nothing is recorded until {@link #RESUME}: card data and the like. */
    PAUSE,
    RESUME,
    STOP,
    /** Stops and deletes. */
    DISCARD
}
