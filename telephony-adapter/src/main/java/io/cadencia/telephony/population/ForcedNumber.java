package io.cadencia.telephony.population;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test number that says what the debtor does, for exact assertions: {@code 00} + one digit for the behaviour + two
 * digits for the time in tenths of a second + any filler digits, with or without a leading {@code +}.
 *
 * <pre>
 * 00 1 05 7001   answers after 0.5 s of ringing and talks until hung up
 * 00 2 03 7002   busy after 0.3 s
 * 00 3 00 7003   rings and never answers
 * 00 4 02 7004   number does not exist (404) after 0.2 s
 * 00 5 00 7005   congestion (503) at once
 * 00 6 05 7006   answers after 0.5 s and hangs up right away
 * 00 7 05 7007   answers after 0.5 s and hangs up after a short talk
 * 00 8 05 7008   an answering machine picks up after 0.5 s
 * </pre>
 *
 * No real number begins with 00, so the rule can stand in every population. Real SIPp debtors and the in-process
 * carrier both obey it.
 *
 * @param behaviour what the line does
 * @param afterMs ringing before the answer, or waiting before the refusal, in milliseconds
 */
public record ForcedNumber(Behaviour behaviour, long afterMs) {
    private static final Pattern RULE = Pattern.compile("\\+?00([1-8])([0-9]{2})[0-9]*");

    /** The behaviour a number forces, or nothing when it is an ordinary number. */
    public static Optional<ForcedNumber> of(String number) {
        Matcher matcher = RULE.matcher(number);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int digit = Integer.parseInt(matcher.group(1));
        return Optional.of(new ForcedNumber(Behaviour.values()[digit - 1], Integer.parseInt(matcher.group(2)) * 100L));
    }

    /**
     * A test number of at least ten digits.
     *
     * @param behaviour what the line shall do
     * @param afterMs when, 0 to 9900 ms in steps of 100
     * @param filler distinguishes numbers, 0 to 99999
     */
    public static String number(Behaviour behaviour, long afterMs, int filler) {
        if (afterMs < 0 || afterMs > 9900 || filler < 0 || filler > 99_999) {
            throw new IllegalArgumentException(
                    "afterMs must be 0..9900 and filler 0..99999, were " + afterMs + " and " + filler);
        }
        return String.format("00%d%02d%05d", behaviour.digit(), afterMs / 100, filler);
    }
}
