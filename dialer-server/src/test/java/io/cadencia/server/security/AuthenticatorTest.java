package io.cadencia.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.server.security.Authenticator.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PasswordHasher HASHER = new PasswordHasher();
    private static final String HASH = HASHER.hash("right");

    private final Store users = new Store();
    private final Authenticator authenticator = new Authenticator(users, HASHER);

    @Test
    void shouldAcceptTheRightPasswordWhateverTheCaseOfTheLogin() {
        assertThat(attempt(" ANA ", "right", NOW)).isEqualTo(new Outcome.Accepted(users.ana(null)));
        assertThat(users.log).containsExactly("in 12");
    }

    @Test
    void shouldSayTheSameOfAnUnknownUserAndAWrongPassword() {
        assertThat(attempt("ana", "wrong", NOW)).isEqualTo(attempt("nobody", "wrong", NOW));
        assertThat(users.log).containsExactly("failed 12");
    }

    @Test
    void shouldLockAfterFiveFailuresForFifteenMinutesEvenForTheRightPassword() {
        for (int i = 0; i < 4; i++) {
            assertThat(attempt("ana", "wrong", NOW)).isEqualTo(new Outcome.BadCredentials());
        }
        var locked = new Outcome.Locked(NOW.plus(Authenticator.LOCK));
        assertThat(attempt("ana", "wrong", NOW)).isEqualTo(locked);
        assertThat(attempt("ana", "right", NOW.plusSeconds(899))).isEqualTo(locked);
        assertThat(attempt("ana", "right", NOW.plusSeconds(900))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void shouldCountFromTheStartAfterASuccess() {
        for (int i = 0; i < 4; i++) {
            attempt("ana", "wrong", NOW);
        }
        attempt("ana", "right", NOW);

        assertThat(attempt("ana", "wrong", NOW)).isEqualTo(new Outcome.BadCredentials());
    }

    @Test
    void shouldHonourALockOfTheStore() {
        users.lockedUntil = NOW.plusSeconds(60);

        assertThat(attempt("ana", "right", NOW)).isEqualTo(new Outcome.Locked(NOW.plusSeconds(60)));
    }

    @Test
    void shouldLockAnAddressThatTriesManyLogins() {
        Outcome last = new Outcome.BadCredentials();
        for (int i = 0; i < Authenticator.ADDRESS_FAILURES; i++) {
            last = authenticator.authenticate("user" + i, "", "192.0.2.9", NOW);
        }

        assertThat(last).isInstanceOf(Outcome.Locked.class);
        assertThat(authenticator.authenticate("ana", "right", "192.0.2.9", NOW)).isInstanceOf(Outcome.Locked.class);
        assertThat(attempt("ana", "right", NOW)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void shouldSayThatTheStoreIsAway() {
        users.away = true;

        assertThat(attempt("ana", "right", NOW)).isEqualTo(new Outcome.Unavailable());
    }

    @Test
    void shouldKeepSecretsOutOfText() {
        assertThat(users.ana(null).toString()).doesNotContain("argon2").doesNotContain("ana");
    }

    @Test
    void shouldForgetTheOldestKeyOfAFullBook() {
        FailureBook book = new FailureBook(2, Duration.ofMinutes(1), 100);
        for (int i = 0; i < 1_000; i++) {
            book.failed("k" + i, NOW);
        }

        assertThat(book.size()).isEqualTo(100);
        assertThat(book.failed("k999", NOW)).isEqualTo(NOW.plusSeconds(60));
    }

    private Outcome attempt(String login, String password, Instant at) {
        return authenticator.authenticate(login, password, "192.0.2.1", at);
    }

    private static final class Store implements Users {
        private final List<String> log = new ArrayList<>();
        private @Nullable Instant lockedUntil;
        private boolean away;

        User ana(@Nullable Instant locked) {
            return new User(12, "ana", "Ana", HASH, "a12", locked);
        }

        @Override
        public @Nullable User find(String login) throws UsersException {
            if (away) {
                throw new UsersException("away", new IllegalStateException());
            }
            return login.equals("ana") ? ana(lockedUntil) : null;
        }

        @Override
        public void signInFailed(long userId, Instant at, int lockAfter, Duration lockFor) {
            log.add("failed " + userId);
        }

        @Override
        public void signedIn(long userId, Instant at) {
            log.add("in " + userId);
        }
    }
}
