package io.cadencia.core.exchange;

/** What an operator allows a switch to do. */
public enum NodeMode {
    ACTIVE,
    /** No new calls; those there end by themselves, phones move to other nodes when their advisors' hands are empty. */
    DRAIN,
    /** Out of service now: calls there are hung up, phones move at once. */
    MAINTENANCE
}
