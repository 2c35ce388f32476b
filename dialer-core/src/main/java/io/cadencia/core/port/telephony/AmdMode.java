package io.cadencia.core.port.telephony;

/** When the switch listens for an answering machine. */
public enum AmdMode {
    NONE,
    /** On a copy of the audio while the advisor is connected at once: no delay, the verdict comes later. */
    PARALLEL,
    /**
     * Before the call is handed over: {@code MachineDetected} comes first and {@code Answered} right after it, 1.7 to 2.5 s
     * late. Who hangs up before the verdict was answered too: {@code Answered} and {@code Ended} come together. The wait
     * limit counts from the end of the greeting.
     */
    INLINE
}
