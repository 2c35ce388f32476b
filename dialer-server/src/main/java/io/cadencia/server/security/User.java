package io.cadencia.server.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param userId also the advisor's id in the engine
 * @param passwordHash PHC string of Argon2id; a secret: never logged
 * @param sipAccount account of the person's phone on the switch
 * @param lockedUntil null = not locked
 * @param supervisor may take part in advisors' calls
 */
public record User(
        long userId,
        String login,
        String displayName,
        String passwordHash,
        String sipAccount,
        @Nullable Instant lockedUntil,
        boolean supervisor) {
    /** Without a supervisor's rights. */
    public User(
            long userId,
            String login,
            String displayName,
            String passwordHash,
            String sipAccount,
            @Nullable Instant lockedUntil) {
        this(userId, login, displayName, passwordHash, sipAccount, lockedUntil, false);
    }

    @Override
    public String toString() {
        return "User[userId=" + userId + "]";
    }
}
