package io.cadencia.core.port.telephony;

/** Recorded messages every switch has. */
public enum Prompt {
    /** Who called and at which number to call back, at most ten seconds (domain.md, section 6). */
    ABANDONMENT,
    /** To a caller: nobody can take the call now, and when to call again. */
    UNATTENDED
}
