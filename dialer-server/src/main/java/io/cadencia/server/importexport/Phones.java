package io.cadencia.server.importexport;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phones as files write them, made E.164 (domain.md 3.8). Mexico: the old prefixes 01, 044, 045 and +521 go away, ten
 * digits stay. Chile: nine digits. Dummies (one digit repeated, 123456789...) are refused. Numbers must be valid by
 * libphonenumber's tables. Stateless.
 */
final class Phones {
    private static final Map<String, Plan> PLANS = Map.of(
            "MX",
            new Plan(52, 10),
            "CL",
            new Plan(56, 9),
            "CO",
            new Plan(57, 10),
            "PE",
            new Plan(51, 9),
            "EC",
            new Plan(593, 9));

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** Country calling code and digits of a national number. */
    private record Plan(int code, int digits) {}

    /**
     * @param e164 with its plus sign
     * @param mobile true only where the numbering plan tells (not in Mexico since 2019)
     */
    record Reading(String e164, String national, boolean mobile) {}

    static boolean knows(String country) {
        return PLANS.containsKey(country);
    }

    /** The number, or null when it cannot be dialled. */
    @Nullable
    Reading read(String text, String country) {
        Plan plan = PLANS.get(country);
        String national = plan == null ? null : national(digits(text), country, plan);
        if (plan == null || national == null || isDummy(national)) {
            return null;
        }
        PhoneNumber number = new PhoneNumber().setCountryCode(plan.code).setNationalNumber(Long.parseLong(national));
        PhoneNumberType type = library.getNumberType(number);
        if (type == PhoneNumberType.UNKNOWN) {
            return null;
        }
        boolean mobile = type == PhoneNumberType.MOBILE || (country.equals("CL") && national.charAt(0) == '9');
        return new Reading("+" + plan.code + national, national, mobile);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (" -.()+/".indexOf(c) < 0) {
                return ""; // letters: an extension, a remark, not a number to dial
            }
        }
        return digits.toString();
    }

    private static @Nullable String national(String digits, String country, Plan plan) {
        String rest = digits.startsWith("00") ? digits.substring(2) : digits;
        String code = Integer.toString(plan.code);
        if (rest.length() > plan.digits && country.equals("MX")) {
            rest = withoutMexicanPrefix(rest);
        } else if (rest.length() == plan.digits + code.length() && rest.startsWith(code)) {
            rest = rest.substring(code.length());
        } else if (rest.length() == plan.digits + 1 && rest.charAt(0) == '0') {
            rest = rest.substring(1);
        }
        return rest.length() == plan.digits && rest.charAt(0) != '0' ? rest : null;
    }

    private static String withoutMexicanPrefix(String digits) {
        for (String prefix : new String[] {"521", "52", "044", "045", "01"}) {
            if (digits.length() == 10 + prefix.length() && digits.startsWith(prefix)) {
                return digits.substring(prefix.length());
            }
        }
        return digits;
    }

    private static boolean isDummy(String national) {
        boolean repeated = true;
        boolean counting = true;
        for (int i = 1; i < national.length(); i++) {
            repeated &= national.charAt(i) == national.charAt(0);
            counting &= (national.charAt(i) - national.charAt(i - 1) + 10) % 10 == 1;
        }
        return repeated || counting;
    }
}
