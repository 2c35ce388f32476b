package io.cadencia.server.gateway;

import io.cadencia.server.security.PasswordHasher;
import io.cadencia.server.security.User;
import io.cadencia.server.security.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Users in memory. */
final class FakeUsers implements Users {
    final Map<String, User> byLogin = new ConcurrentHashMap<>();
    volatile boolean away;

    FakeUsers with(PasswordHasher hasher, long id, String login, String password) {
        byLogin.put(login, new User(id, login, "Asesora " + login, hasher.hash(password), "a" + id, null));
        return this;
    }

    @Override
    public @Nullable User find(String login) throws UsersException {
        if (away) {
            throw new UsersException("away", new IllegalStateException());
        }
        return byLogin.get(login);
    }

    @Override
    public void signInFailed(long userId, Instant at, int lockAfter, Duration lockFor) {}

    @Override
    public void signedIn(long userId, Instant at) {}
}
