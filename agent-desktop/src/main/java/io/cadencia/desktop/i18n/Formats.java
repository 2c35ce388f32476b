package io.cadencia.desktop.i18n;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/**
 * Money and dates as the portfolio's country writes them (domain.md §6): Mexico {@code $1,234.56 MXN} and
 * {@code dd/mm/aaaa}, Chile {@code $1.234.567} and {@code dd-mm-aaaa}; the clock has 24 hours. Immutable.
 */
public final class Formats {
    private final Locale locale;
    private final Currency currency;
    private final String dateSeparator;

    public Formats(String localeTag, String currencyCode) {
        this.locale = Locale.forLanguageTag(localeTag);
        this.currency = Currency.getInstance(currencyCode);
        this.dateSeparator = locale.getCountry().equals("CL") ? "-" : "/";
    }

    /** Formats of a portfolio whose country we do not know yet: the language's own. */
    public static Formats of(Locale locale) {
        return locale.getCountry().equals("CL") ? new Formats("es-CL", "CLP") : new Formats("es-MX", "MXN");
    }

    public String money(BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        int digits = currency.getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        String number = format.format(amount.abs());
        String sign = amount.signum() < 0 ? "-" : "";
        String code = currency.getCurrencyCode().equals("CLP") ? "" : " " + currency.getCurrencyCode();
        return sign + "$" + number + code;
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(datePattern()).format(date);
    }

    public String dateTime(Instant instant, ZoneId zone) {
        return dateTime(LocalDateTime.ofInstant(instant, zone));
    }

    public String dateTime(LocalDateTime moment) {
        return DateTimeFormatter.ofPattern(datePattern() + " HH:mm").format(moment);
    }

    public String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(instant);
    }

    /** The day in words, in the given language: "viernes 27 de noviembre". */
    public static String dayInWords(LocalDate date, Locale language) {
        String pattern = language.getLanguage().equals("en") ? "EEEE, MMMM d" : "EEEE d 'de' MMMM";
        return DateTimeFormatter.ofPattern(pattern, language).format(date);
    }

    /** How a date is typed, for a field's prompt. */
    public String datePrompt(Locale language) {
        String year = language.getLanguage().equals("en") ? "yyyy" : "aaaa";
        return "dd" + dateSeparator + "mm" + dateSeparator + year;
    }

    /** Elapsed or remaining time: {@code 02:31}, {@code 1:02:31}. Negative counts as zero. */
    public static String clock(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        String rest = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? rest : seconds / 3600 + ":" + rest;
    }

    Locale locale() {
        return locale;
    }

    int fractionDigits() {
        return currency.getDefaultFractionDigits();
    }

    DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(locale);
    }

    private String datePattern() {
        return "dd" + dateSeparator + "MM" + dateSeparator + "uuuu";
    }
}
