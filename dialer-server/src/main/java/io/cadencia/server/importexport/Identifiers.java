package io.cadencia.server.importexport;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Identifiers of persons, normalised and checked (domain.md 3.8): RFC and CURP of Mexico, RUT of Chile, DNI. */
final class Identifiers {
    private static final Pattern RFC =
            Pattern.compile("[A-ZÑ&]{3,4}\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])[A-Z\\d]{3}");
    private static final Pattern CURP =
            Pattern.compile("[A-Z]{4}\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])[HMX][A-Z]{5}[A-Z\\d]\\d");
    private static final Pattern DNI = Pattern.compile("\\d{6,12}");

    private Identifiers() {}

    /** A kind and a normalised number. */
    record Identifier(String type, String number) {}

    /**
     * @param type as the file says, empty to tell it from the country
     * @return null when the number does not fit
     */
    static @Nullable Identifier parse(String type, String text, String country) {
        String bare = bare(text);
        String kind = type.isEmpty() ? kind(bare, country) : type.toUpperCase(Locale.ROOT);
        boolean valid = switch (kind) {
            case "RFC" -> RFC.matcher(bare).matches();
            case "CURP" -> CURP.matcher(bare).matches();
            case "RUT" -> isRut(bare);
            case "DNI" -> DNI.matcher(bare).matches();
            default -> false;
        };
        if (!valid) {
            return null;
        }
        return new Identifier(kind, kind.equals("RUT") ? rut(bare) : bare);
    }

    private static String kind(String bare, String country) {
        return switch (country) {
            case "MX" -> bare.length() == 18 ? "CURP" : "RFC";
            case "CL" -> "RUT";
            default -> "DNI";
        };
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && c != '-' && c != ' ') {
                bare.append(Character.toUpperCase(c));
            }
        }
        return bare.toString();
    }

    private static boolean isRut(String bare) {
        int last = bare.length() - 1;
        if (last < 6 || last > 9) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (bare.charAt(i) < '0' || bare.charAt(i) > '9') {
                return false;
            }
        }
        return bare.charAt(last) == rutCheckDigit(Long.parseLong(bare.substring(0, last)));
    }

    /** Modulo 11 with the factors 2 to 7 from the right; 11 gives 0 and 10 gives K. */
    static char rutCheckDigit(long number) {
        int sum = 0;
        int factor = 2;
        for (long rest = number; rest > 0; rest /= 10) {
            sum += (int) (rest % 10) * factor;
            factor = factor == 7 ? 2 : factor + 1;
        }
        int check = 11 - sum % 11;
        return check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
    }

    private static String rut(String bare) {
        int last = bare.length() - 1;
        return Long.parseLong(bare.substring(0, last)) + "-" + bare.charAt(last);
    }
}
