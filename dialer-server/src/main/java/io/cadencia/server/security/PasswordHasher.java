package io.cadencia.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with the smallest memory OWASP's Password Storage Cheat Sheet allows at two passes: 19 MiB, t=2, p=1.
 * Thread-safe. One hash takes tens of milliseconds and 19 MiB: never on an event loop.
 */
public final class PasswordHasher {
    /** Longer passwords are refused before they cost anything. */
    public static final int MAX_PASSWORD_CHARS = 256;

    static final int MEMORY_KIB = 19_456;
    static final int PASSES = 2;
    static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final PhcString dummy = compute("", salt());

    /** A new hash, with its own salt, to be stored. */
    public String hash(String password) {
        if (password.isEmpty() || password.length() > MAX_PASSWORD_CHARS) {
            throw new IllegalArgumentException("a password must have 1 to " + MAX_PASSWORD_CHARS + " characters");
        }
        return compute(password, salt()).format();
    }

    /**
     * Compares in constant time.
     *
     * @param stored the user's hash; null for an unknown user, which costs the same time and is false
     */
    public boolean verify(String password, @Nullable String stored) {
        PhcString parsed = stored == null ? null : PhcString.parse(stored);
        PhcString expected = parsed == null ? dummy : parsed;
        boolean usable = !password.isEmpty() && password.length() <= MAX_PASSWORD_CHARS;
        byte[] actual = argon2(usable ? password : "", expected);
        return MessageDigest.isEqual(actual, expected.hash()) && parsed != null && usable;
    }

    /** True if the hash was made with other parameters than those in force, or is none. */
    public boolean outdated(String stored) {
        PhcString parsed = PhcString.parse(stored);
        return parsed == null
                || parsed.memoryKib() != MEMORY_KIB
                || parsed.passes() != PASSES
                || parsed.lanes() != LANES;
    }

    private static PhcString compute(String password, byte[] salt) {
        var blank = new PhcString(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]);
        return new PhcString(MEMORY_KIB, PASSES, LANES, salt, argon2(password, blank));
    }

    private static byte[] argon2(String password, PhcString like) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(like.memoryKib())
                .withIterations(like.passes())
                .withParallelism(like.lanes())
                .withSalt(like.salt())
                .build());
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[like.hash().length];
        generator.generateBytes(secret, hash);
        Arrays.fill(secret, (byte) 0);
        return hash;
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
