package io.cadencia.db.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param passwordHash Argon2id, as a PHC string
 * @param failedAttempts wrong passwords since the last sign-in
 * @param lockedUntil no sign-in before, null = not locked
 */
public record UserAccount(
        long userId,
        String login,
        String displayName,
        String passwordHash,
        Role role,
        String locale,
        boolean enabled,
        int failedAttempts,
        @Nullable Instant lockedUntil,
        @Nullable Instant lastSignInAt) {

    public boolean isLockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** The hash stays out of logs. */
    @Override
    public String toString() {
        return "UserAccount[" + userId + " " + login + " " + role + "]";
    }

    /** What a user may do; the Spanish terms are in the schema. */
    public enum Role {
        ADVISOR,
        SUPERVISOR,
        MANAGER,
        CLIENT,
        LOADER,
        QUALITY,
        ADMIN
    }
}
