package io.cadencia.server.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks who signs in. Five failures lock a login, known or not, for 15 minutes; {@link #ADDRESS_FAILURES} failures of
 * all logins together lock an address as long (an office shares one). An unknown user costs the same time as a wrong
 * password. Called on worker threads; blocks.
 */
public final class Authenticator {
    public static final int LOGIN_FAILURES = 5;
    public static final int ADDRESS_FAILURES = 50;
    public static final Duration LOCK = Duration.ofMinutes(15);
    public static final int MAX_KEYS = 10_000;
    public static final int MAX_LOGIN_CHARS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);

    private final Users users;
    private final PasswordHasher hasher;
    private final FailureBook logins = new FailureBook(LOGIN_FAILURES, LOCK, MAX_KEYS);
    private final FailureBook addresses = new FailureBook(ADDRESS_FAILURES, LOCK, MAX_KEYS);

    public Authenticator(Users users, PasswordHasher hasher) {
        this.users = users;
        this.hasher = hasher;
    }

    /** @param address where the request comes from, without its port */
    public Outcome authenticate(String login, String password, String address, Instant now) {
        String key = login.strip().toLowerCase(Locale.ROOT);
        Instant blocked = later(logins.blockedUntil(key, now), addresses.blockedUntil(address, now));
        if (blocked != null) {
            return new Outcome.Locked(blocked);
        }
        try {
            User user = key.isEmpty() || key.length() > MAX_LOGIN_CHARS ? null : users.find(key);
            return check(user, key, password, address, now);
        } catch (Users.UsersException e) {
            LOG.warn("sign-in is impossible, the store of users is away", e);
            return new Outcome.Unavailable();
        }
    }

    private Outcome check(@Nullable User user, String key, String password, String address, Instant now)
            throws Users.UsersException {
        Instant lockedUntil = user == null ? null : user.lockedUntil();
        if (lockedUntil != null && now.isBefore(lockedUntil)) {
            return new Outcome.Locked(lockedUntil);
        }
        boolean right = hasher.verify(password, user == null ? null : user.passwordHash());
        if (user == null || !right) {
            return failed(user, key, address, now);
        }
        users.signedIn(user.userId(), now);
        logins.succeeded(key);
        return new Outcome.Accepted(user);
    }

    private Outcome failed(@Nullable User user, String key, String address, Instant now) throws Users.UsersException {
        Instant locked = later(logins.failed(key, now), addresses.failed(address, now));
        if (user != null) {
            users.signInFailed(user.userId(), now, LOGIN_FAILURES, LOCK);
        }
        return locked == null ? new Outcome.BadCredentials() : new Outcome.Locked(locked);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Accepted(User user) implements Outcome {}

        /** Unknown user or wrong password: never said which. */
        record BadCredentials() implements Outcome {}

        record Locked(Instant until) implements Outcome {}

        record Unavailable() implements Outcome {}
    }
}
