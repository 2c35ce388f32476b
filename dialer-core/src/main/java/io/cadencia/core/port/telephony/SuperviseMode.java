package io.cadencia.core.port.telephony;

/** How a supervisor takes part in an advisor's calls. */
public enum SuperviseMode {
    /** Hears both sides, is heard by nobody. */
    LISTEN,
    /** Hears both sides, is heard by the advisor only. */
    WHISPER,
    /** Is heard by everybody. */
    BARGE,
    OFF
}
