package io.cadencia.core.lead;

/** What conversations have shown about a phone; the better comes first. */
public enum PhoneStanding {
    /** The debtor was reached at it. */
    REACHED,
    UNKNOWN,
    /** Somebody else answers it. */
    THIRD_PARTY
}
