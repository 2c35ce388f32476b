package io.cadencia.core.lead;

/** What becomes of a lead when the engine gives it back. */
public enum LeadState {
    /** May be dialled again from its next attempt time on. */
    WAITING,
    /** Reached its goal or its number of attempts: not offered again. */
    DONE,
    /** No phone left that can be dialled. */
    UNREACHABLE
}
