package io.cadencia.server.security;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The store of users. Called on worker threads; may block. */
public interface Users {
    /** The active user of this login (compared without regard to case), or null. */
    @Nullable
    User find(String login) throws UsersException;

    /** Counts a failed sign-in; the {@code lockAfter}th in a row locks the user for {@code lockFor}. */
    void signInFailed(long userId, Instant at, int lockAfter, Duration lockFor) throws UsersException;

    /** Clears the failures and keeps the time as the last sign-in. */
    void signedIn(long userId, Instant at) throws UsersException;

    /** The store is away. */
    final class UsersException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        public UsersException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
