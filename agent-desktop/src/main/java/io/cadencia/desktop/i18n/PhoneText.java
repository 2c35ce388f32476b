package io.cadencia.desktop.i18n;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** Phone numbers grouped for reading aloud; a number masked by the server is shown as it came. */
public final class PhoneText {
    private PhoneText() {}

    /** {@code +525512345678} as {@code +52 55 1234 5678}. */
    public static String readable(String number) {
        if (!number.startsWith("+") || !number.substring(1).chars().allMatch(Character::isDigit)) {
            return number;
        }
        try {
            PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
            return phones.format(phones.parse(number, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return number;
        }
    }
}
