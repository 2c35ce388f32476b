package io.cadencia.server.app;

import io.cadencia.db.user.UserAccount;
import io.cadencia.db.user.UserAccount.Role;
import io.cadencia.db.user.UserDirectory;
import io.cadencia.server.security.User;
import io.cadencia.server.security.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Advisors and supervisors who may sign in, from the database. */
final class DbUsers implements Users {
    private final UserDirectory directory;
    private final Function<UserAccount, String> sipAccounts;

    /** @param sipAccounts names the account of a user's phone on the switch */
    DbUsers(UserDirectory directory, Function<UserAccount, String> sipAccounts) {
        this.directory = directory;
        this.sipAccounts = sipAccounts;
    }

    @Override
    public @Nullable User find(String login) throws UsersException {
        return ask(
                "user",
                () -> directory
                        .findByLogin(login)
                        .filter(UserAccount::enabled)
                        .filter(account -> account.role() == Role.ADVISOR || account.role() == Role.SUPERVISOR)
                        .map(this::user)
                        .orElse(null));
    }

    private User user(UserAccount account) {
        return new User(
                account.userId(),
                account.login(),
                account.displayName(),
                account.passwordHash(),
                sipAccounts.apply(account),
                account.lockedUntil(),
                account.role() == Role.SUPERVISOR);
    }

    @Override
    public void signInFailed(long userId, Instant at, int lockAfter, Duration lockFor) throws UsersException {
        ask("failed sign-in", () -> {
            directory.recordFailure(userId, at, lockAfter, lockFor);
            return null;
        });
    }

    @Override
    public void signedIn(long userId, Instant at) throws UsersException {
        ask("sign-in", () -> {
            directory.recordSignIn(userId, at);
            return null;
        });
    }

    private interface Query<T> {
        @Nullable
        T run();
    }

    private static <T> @Nullable T ask(String what, Query<T> query) throws UsersException {
        try {
            return query.run();
        } catch (RuntimeException e) {
            throw new UsersException("the database cannot be asked about a " + what + " now", e);
        }
    }
}
