package io.cadencia.server.importexport;

/** Why a row, or a value of it, is refused. Stable codes; the texts are in {@code importexport/messages}. */
public enum RowReason {
    FIELD_COUNT,
    MISSING,
    TOO_LONG,
    WRONG_MANDANTE,
    WRONG_PERIOD,
    SCIENTIFIC_NOTATION,
    DUPLICATE_IN_FILE,
    ALREADY_ASSIGNED,
    AMOUNT,
    DATE,
    NUMBER,
    CHOICE,
    IDENTIFIER,
    COUNTRY,
    CURRENCY,
    NO_PHONE,
    /** A warning: the row is kept without this phone. */
    PHONE
}
