package io.cadencia.server.importexport;

import java.util.Set;

/**
 * Amounts of money as people write them. Mexico: {@code 1,234.56}; Chile: {@code 1.234.567}, in other currencies with a
 * decimal comma also {@code 1.234,50}. A thousands separator must stand before groups of three, so that an amount
 * written the other country's way is refused instead of read a thousandfold wrong.
 */
final class Amounts {
    /** Not an amount. */
    static final long INVALID = -1;

    private static final Set<String> DECIMAL_COMMA = Set.of("CLP", "CLF", "COP", "ARS", "UYU", "BRL", "EUR");
    private static final int MAX_DIGITS = 15;

    private Amounts() {}

    static boolean hasDecimalComma(String currency) {
        return DECIMAL_COMMA.contains(currency);
    }

    /** Hundredths, or {@link #INVALID}. At most two decimals; negative amounts are refused. */
    static long cents(String text, boolean decimalComma) {
        int i = !text.isEmpty() && text.charAt(0) == '$' ? 1 : 0;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        int mark = decimalMark(text, decimalComma);
        long whole = whole(text, i, mark < 0 ? text.length() : mark, decimalComma ? '.' : ',');
        if (whole < 0) {
            return INVALID;
        }
        int fraction = mark < 0 ? 0 : fraction(text, mark + 1);
        return fraction < 0 ? INVALID : whole * 100 + fraction;
    }

    /** Where the decimals begin. A point before one or two last digits is decimal everywhere: systems export so. */
    private static int decimalMark(String text, boolean decimalComma) {
        int mark = text.lastIndexOf(decimalComma ? ',' : '.');
        if (mark < 0 && decimalComma) {
            int point = text.lastIndexOf('.');
            int decimals = text.length() - point - 1;
            return point >= 0 && decimals < 3 && text.indexOf('.') == point ? point : -1;
        }
        return mark;
    }

    private static long whole(String text, int from, int to, char thousands) {
        long value = 0;
        int digits = 0;
        int group = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == thousands) {
                if (group < 0 ? digits == 0 || digits > 3 : group != 3) {
                    return INVALID;
                }
                group = 0;
            } else if (c >= '0' && c <= '9' && digits < MAX_DIGITS) {
                value = value * 10 + (c - '0');
                digits++;
                group = group < 0 ? -1 : group + 1;
            } else {
                return INVALID;
            }
        }
        return digits == 0 || (group >= 0 && group != 3) ? INVALID : value;
    }

    private static int fraction(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 2) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return digits == 1 ? value * 10 : value;
    }

    /** {@code 123456} as {@code 1234.56}. */
    static String plain(long cents) {
        long rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
