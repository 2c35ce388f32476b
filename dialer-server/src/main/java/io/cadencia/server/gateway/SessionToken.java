package io.cadencia.server.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets of sessions: 256 random bits, of which the server keeps only the SHA-256. */
final class SessionToken {
    private static final int BYTES = 32;
    private static final int SESSION_ID_BITS = 53;

    private final SecureRandom random = new SecureRandom();

    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A positive id that a JavaScript number holds exactly. */
    long freshSessionId() {
        long id;
        do {
            id = random.nextLong() >>> (Long.SIZE - SESSION_ID_BITS);
        } while (id == 0);
        return id;
    }

    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
