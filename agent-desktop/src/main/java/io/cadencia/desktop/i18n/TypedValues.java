package io.cadencia.desktop.i18n;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what an advisor types in a hurry; empty when it cannot be meant as a value. Immutable. */
public final class TypedValues {
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[-/. ]?(\\d{1,2})(?:[-/. ]?(\\d{4}|\\d{2}))?");
    private static final Pattern DAYS_AHEAD = Pattern.compile("\\+(\\d{1,3})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.h]?(\\d{2})?");
    private static final int MAX_DIGITS = 12;

    private final Formats formats;

    public TypedValues(Formats formats) {
        this.formats = formats;
    }

    /**
     * An amount, with or without {@code $}, thousands separators and currency code. The separators are those of the
     * portfolio's country; a group that has not three digits, or more decimals than the currency, is refused.
     */
    public Optional<BigDecimal> money(String typed) {
        String group = Pattern.quote(String.valueOf(formats.symbols().getGroupingSeparator()));
        String decimal = Pattern.quote(String.valueOf(formats.symbols().getDecimalSeparator()));
        int digits = formats.fractionDigits();
        String fraction = digits == 0 ? "" : "(?:" + decimal + "(\\d{1," + digits + "}))?";
        Matcher matcher = Pattern.compile("(\\d{1,3}(?:" + group + "\\d{3})+|\\d+)" + fraction)
                .matcher(typed.replaceAll("(?i)[\\s$]|mxn|clp", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String whole = matcher.group(1).replaceAll("\\D", "");
        String cents = digits == 0 || matcher.group(2) == null ? "" : "." + matcher.group(2);
        return whole.length() > MAX_DIGITS
                ? Optional.empty()
                : Optional.of(new BigDecimal(whole + cents).setScale(digits));
    }

    /** {@code 27/11/2026}, {@code 27-11-26}, {@code 2711}, {@code 27/11} (the next one) or {@code +3} (days ahead). */
    public Optional<LocalDate> date(String typed, LocalDate today) {
        String text = typed.strip();
        Matcher ahead = DAYS_AHEAD.matcher(text);
        if (ahead.matches()) {
            return Optional.of(today.plusDays(Integer.parseInt(ahead.group(1))));
        }
        Matcher matcher = DATE.matcher(text);
        return matcher.matches() ? date(matcher, today) : Optional.empty();
    }

    /** A date as above, a space, and a time such as {@code 16:30} or {@code 16}. */
    public Optional<LocalDateTime> dateTime(String typed, LocalDate today) {
        String text = typed.strip();
        int space = text.lastIndexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        Optional<LocalDate> date = date(text.substring(0, space), today);
        Optional<LocalTime> time = time(text.substring(space + 1));
        return date.flatMap(d -> time.map(d::atTime));
    }

    private static Optional<LocalDate> date(Matcher matcher, LocalDate today) {
        try {
            int day = Integer.parseInt(matcher.group(1));
            int month = Integer.parseInt(matcher.group(2));
            String year = matcher.group(3);
            if (year == null) {
                LocalDate thisYear = LocalDate.of(today.getYear(), month, day);
                return Optional.of(thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear);
            }
            int number = Integer.parseInt(year);
            return Optional.of(LocalDate.of(number < 100 ? 2000 + number : number, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }
}
