package io.cadencia.core.campaign;

/** Refusals of a setting out of its range: they name the field, the value and what is allowed. */
public final class Limits {
    static final long MONTH_MS = 31L * 24 * 3_600_000;

    private Limits() {}

    public static void range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " " + value + " must be " + min + " to " + max);
        }
    }

    static void number(String field, String value) {
        if (!value.matches("\\+?[0-9]{2,18}")) {
            throw new IllegalArgumentException(field + " '" + value
                    + "' must be 2 to 18 digits, public numbers with a plus sign, such as +525512345678");
        }
    }

    public static void text(String field, String value, int maxChars) {
        if (value.isBlank() || value.length() > maxChars) {
            throw new IllegalArgumentException(field + " '" + value + "' must have 1 to " + maxChars + " characters");
        }
    }
}
