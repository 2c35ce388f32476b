package io.cadencia.core.port.telephony;

/** How a recording stands. */
public enum RecordingState {
    STARTED,
    PAUSED,
    RESUMED,
    /** Complete on the switch's disk. */
    FINISHED,
    DISCARDED,
    FAILED
}
