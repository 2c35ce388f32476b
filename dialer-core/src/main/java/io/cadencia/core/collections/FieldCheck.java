package io.cadencia.core.collections;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Checks the value of a classification field against its rule. Pure. */
public final class FieldCheck {
    public static final int MAX_TEXT_CHARS = 500;
    private static final int MIN_YEAR = 2000;
    private static final int MAX_YEAR = 2199;
    private static final BigDecimal MAX_MONEY = new BigDecimal("1000000000000");

    private FieldCheck() {}

    /** True if the value has the form the rule's kind demands. */
    public static boolean valid(FieldRule rule, String value) {
        return switch (rule.kind()) {
            case TEXT -> !value.isBlank() && value.length() <= MAX_TEXT_CHARS;
            case CHOICE -> rule.choices().contains(value);
            case DATE -> withinReach(value, text -> LocalDate.parse(text).getYear());
            case DATE_TIME ->
                withinReach(value, text -> OffsetDateTime.parse(text).getYear());
            case MONEY -> money(value);
        };
    }

    /** What a value of this kind looks like, for the error. */
    public static String expected(FieldRule rule) {
        return switch (rule.kind()) {
            case TEXT -> "1-" + MAX_TEXT_CHARS;
            case CHOICE -> String.join(", ", rule.choices());
            case DATE -> "2026-01-31";
            case DATE_TIME -> "2026-01-31T17:30:00-06:00";
            case MONEY -> "1234.56";
        };
    }

    private static boolean money(String value) {
        if (value.length() > 20) {
            return false;
        }
        try {
            BigDecimal amount = new BigDecimal(value);
            return amount.signum() > 0 && amount.scale() <= 2 && amount.scale() >= 0 && amount.compareTo(MAX_MONEY) < 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private interface YearOf {
        int read(String value);
    }

    /** A date that exists, in a year that databases, people and arithmetic can handle. */
    private static boolean withinReach(String value, YearOf year) {
        try {
            int of = year.read(value);
            return of >= MIN_YEAR && of <= MAX_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
