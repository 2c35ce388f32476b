package io.cadencia.server.security;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A password hash in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, Base64 without padding.
 * Parameters above the limits are not parsed, so that a planted hash cannot exhaust the server.
 */
record PhcString(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
    private static final int MAX_MEMORY_KIB = 262_144;
    private static final int MAX_PASSES = 16;
    private static final int MAX_LANES = 8;
    private static final Pattern FORMAT = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** Null if the text is not such a string. */
    static @Nullable PhcString parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int memory = Integer.parseInt(matcher.group(1));
        int passes = Integer.parseInt(matcher.group(2));
        int lanes = Integer.parseInt(matcher.group(3));
        if (memory > MAX_MEMORY_KIB || passes > MAX_PASSES || lanes > MAX_LANES || lanes < 1 || passes < 1) {
            return null;
        }
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            return new PhcString(
                    memory, passes, lanes, decoder.decode(matcher.group(4)), decoder.decode(matcher.group(5)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String format() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + encoder.encodeToString(salt)
                + "$" + encoder.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "PhcString[m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "]";
    }
}
