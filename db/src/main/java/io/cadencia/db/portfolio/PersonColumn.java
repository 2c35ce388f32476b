package io.cadencia.db.portfolio;

import java.util.Locale;

/** Columns of {@code person} an assignment file fills, in the order of the spool. */
public enum PersonColumn {
    COUNTRY,
    ID_TYPE,
    ID_NUMBER,
    NAME,
    BIRTH_DATE,
    STREET,
    NEIGHBOURHOOD,
    CITY,
    STATE,
    POSTAL_CODE,
    ADDRESS_ZONE_SET_ID,
    EMAIL;

    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
