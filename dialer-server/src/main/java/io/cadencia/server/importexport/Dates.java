package io.cadencia.server.importexport;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates of files: {@code dd/mm/yyyy}, {@code dd-mm-yyyy}, {@code yyyy-mm-dd}. Two-digit years are refused. */
final class Dates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Dates() {}

    /** The date in ISO form, or null when it is none. */
    static @Nullable String iso(String text) {
        if (text.length() != 10) {
            return null;
        }
        if (text.charAt(4) == '-' && text.charAt(7) == '-') {
            return date(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        }
        char mark = text.charAt(2);
        if ((mark == '/' || mark == '-') && text.charAt(5) == mark) {
            return date(number(text, 6, 10), number(text, 3, 5), number(text, 0, 2));
        }
        return null;
    }

    private static @Nullable String date(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day).toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
