package io.cadencia.core.agent;

/** How far an advisor is with a call, as the desktop sees it. The first three during the call, the last after it. */
public enum CallPhase {
    /** The debtor is being identified. */
    IDENTITY,
    NEGOTIATION,
    /** All is said; goodbye. */
    CLOSING,
    /** The classification is begun. */
    CLASSIFYING
}
