package io.cadencia.core.call;

/** Who ended a leg. */
public enum EndedBy {
    US,
    REMOTE,
    SWITCH,
    /** The switch no longer knew the leg when the link came back. */
    LOST
}
