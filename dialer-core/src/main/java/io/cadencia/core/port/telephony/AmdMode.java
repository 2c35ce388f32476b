package io.cadencia.core.port.telephony;

/** When the switch listens for an answering machine. */
public enum AmdMode {
    NONE,
    /** On a copy of the audio while the advisor is connected at once: no delay, the verdict comes later. */
    PARALLEL,
    /** Before the call is handed over: {@code Answered} comes after the verdict, 1.7 to 2.5 s late. */
    INLINE
}
