package io.cadencia.db.portfolio;

import java.util.Locale;

/** Columns of {@code account} an assignment file fills, in the order of the spool. */
public enum AccountColumn {
    FOLIO,
    PRODUCT,
    PORTFOLIO_KIND,
    CURRENCY,
    PRINCIPAL,
    ORDINARY_INTEREST,
    LATE_INTEREST,
    FEES,
    TOTAL_BALANCE,
    OVERDUE_BALANCE,
    MINIMUM_PAYMENT,
    OVERDUE_INSTALMENTS,
    DAYS_PAST_DUE,
    DUE_DATE,
    LAST_PAYMENT_DATE,
    LAST_PAYMENT_AMOUNT,
    BALANCE_DATE,
    BRANCH,
    SEGMENT,
    SCORE,
    MAX_DISCOUNT_PCT,
    OFFER_VALID_UNTIL,
    WITHDRAW_ON,
    PAYMENT_ACCOUNT,
    PAYMENT_REFERENCE;

    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
