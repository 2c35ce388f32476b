package io.cadencia.core.campaign;

/** How a campaign dials (MODE-1). */
public enum DialMode {
    PREDICTIVE,
    PROGRESSIVE,
    RATIO,
    PREVIEW,
    MANUAL,
    /** Not dialled: the debtor called. Of calls only, no campaign has it. */
    INBOUND;

    /** True if the pacing decides when to dial; otherwise the advisor does. */
    public boolean paced() {
        return this == PREDICTIVE || this == PROGRESSIVE || this == RATIO;
    }
}
