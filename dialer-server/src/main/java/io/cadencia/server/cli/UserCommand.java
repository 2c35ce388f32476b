package io.cadencia.server.cli;

import io.cadencia.db.Database;
import io.cadencia.db.user.UserAccount;
import io.cadencia.db.user.UserAccount.Role;
import io.cadencia.db.user.UserDirectory;
import io.cadencia.server.app.StartException;
import io.cadencia.server.security.Authenticator;
import io.cadencia.server.security.PasswordHasher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code user}: who may sign in, and where advisors work. A running server heeds it at the user's next sign-in; who is
 * signed in stays.
 */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Users of the server: who may sign in, and in which campaigns advisors work.")
final class UserCommand extends CommandGroup {
    private static final int LISTED = 10_000;
    private static final String LOGIN = "[\\p{L}\\p{N}._@-]{1," + Authenticator.MAX_LOGIN_CHARS + "}";
    private static final int NAME_CHARS = 120;

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a user with a password.")
    int add(
            @Parameters(paramLabel = "LOGIN", description = "letters, digits, . _ @ -") String login,
            @Option(names = "--name", paramLabel = "NAME", description = "shown to others (default: the login)")
                    @Nullable
                    String name,
            @Option(names = "--role", defaultValue = "ADVISOR", description = "${COMPLETION-CANDIDATES}") Role role,
            @Option(names = "--locale", defaultValue = "es-MX", description = "default ${DEFAULT-VALUE}") String locale,
            @Option(names = "--campaign", paramLabel = "CODE", description = "may be given several times") @Nullable
                    List<String> campaigns,
            @Mixin PasswordOptions password,
            @Mixin DatabaseOptions database) {
        require(login.matches(LOGIN), "LOGIN '" + login + "' must have 1 to 64 letters, digits and . _ @ -");
        String shown = name == null ? login : name;
        require(
                !shown.isBlank() && shown.length() <= NAME_CHARS,
                "--name must have 1 to " + NAME_CHARS + " characters");
        require(
                List.of("es-MX", "es-CL", "en").contains(locale),
                "--locale '" + locale + "' must be es-MX, es-CL or en");
        try (Database opened = database.open()) {
            UserDirectory users = new UserDirectory(opened);
            require(users.findByLogin(login).isEmpty(), taken(login));
            Map<String, Long> ids = campaignIds(users, campaigns == null ? List.of() : campaigns);
            String hash = new PasswordHasher().hash(password.read());
            long id = users.add(login, shown, hash, role, locale)
                    .orElseThrow(() -> new StartException(taken(login), null));
            users.assignCampaigns(id, ids.values());
            System.out.println("Added user " + login + ", " + word(role) + campaignsSaid(ids) + ".");
        }
        return 0;
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Gives a user another password and takes away the lock of wrong ones.")
    int password(
            @Parameters(paramLabel = "LOGIN") String login,
            @Mixin PasswordOptions password,
            @Mixin DatabaseOptions database) {
        return change(login, database, (users, user) -> {
            users.changePassword(user.userId(), new PasswordHasher().hash(password.read()));
            return "The password of " + user.login() + " is changed.";
        });
    }

    @Command(
            name = "role",
            aliases = "roles",
            mixinStandardHelpOptions = true,
            description = "Gives a user another role.")
    int role(
            @Parameters(paramLabel = "LOGIN") String login,
            @Parameters(paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}") Role role,
            @Mixin DatabaseOptions database) {
        return change(login, database, (users, user) -> {
            users.changeRole(user.userId(), role);
            return user.login() + " is now " + word(role) + ".";
        });
    }

    @Command(
            name = "campaigns",
            mixinStandardHelpOptions = true,
            description = "Says in which campaigns an advisor works: these and no others.")
    int campaigns(
            @Parameters(paramLabel = "LOGIN") String login,
            @Parameters(paramLabel = "CODE", arity = "0..*", description = "none = works in no campaign") @Nullable
                    List<String> codes,
            @Mixin DatabaseOptions database) {
        return change(login, database, (users, user) -> {
            Map<String, Long> ids = campaignIds(users, codes == null ? List.of() : codes);
            users.assignCampaigns(user.userId(), ids.values());
            return user.login() + (ids.isEmpty() ? " works in no campaign." : campaignsSaid(ids) + ".");
        });
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets a user sign in again.")
    int enable(@Parameters(paramLabel = "LOGIN") String login, @Mixin DatabaseOptions database) {
        return enable(login, database, true);
    }

    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Lets a user sign in no more.")
    int disable(@Parameters(paramLabel = "LOGIN") String login, @Mixin DatabaseOptions database) {
        return enable(login, database, false);
    }

    private static int enable(String login, DatabaseOptions database, boolean enabled) {
        return change(login, database, (users, user) -> {
            users.enable(user.userId(), enabled);
            return user.login() + (enabled ? " may sign in." : " may not sign in any more.");
        });
    }

    /** Changes a user and says so. */
    private static int change(
            String login, DatabaseOptions database, BiFunction<UserDirectory, UserAccount, String> change) {
        try (Database opened = database.open()) {
            UserDirectory users = new UserDirectory(opened);
            System.out.println(change.apply(users, find(users, login)));
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the users.")
    int list(@Mixin DatabaseOptions database) {
        try (Database opened = database.open()) {
            List<UserAccount> users = new UserDirectory(opened).all(LISTED);
            System.out.printf(Locale.ROOT, "%-24s %-11s %-6s %-8s %s%n", "LOGIN", "ROLE", "LOCALE", "ENABLED", "NAME");
            users.forEach(user -> System.out.printf(
                    Locale.ROOT,
                    "%-24s %-11s %-6s %-8s %s%n",
                    user.login(),
                    word(user.role()),
                    user.locale(),
                    user.enabled() ? "yes" : "no",
                    user.displayName()));
        }
        return 0;
    }

    private static UserAccount find(UserDirectory users, String login) {
        return users.findByLogin(login)
                .orElseThrow(() -> new StartException(
                        "There is no user '" + login + "'; ./cadencia user list shows them all.", null));
    }

    private static Map<String, Long> campaignIds(UserDirectory users, List<String> codes) {
        Map<String, Long> ids = users.campaignIds(codes);
        codes.stream().filter(code -> !ids.containsKey(code)).findFirst().ifPresent(code -> {
            throw new StartException(
                    "There is no campaign '" + code
                            + "' in the database; it is made when a server starts with it in its configuration.",
                    null);
        });
        return ids;
    }

    private static String campaignsSaid(Map<String, Long> ids) {
        return ids.isEmpty() ? "" : ", works in " + String.join(", ", ids.keySet());
    }

    private static String taken(String login) {
        return "There is a user '" + login + "' already; change it with ./cadencia user password, role or campaigns.";
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new StartException(Objects.requireNonNull(otherwise) + ".", null);
        }
    }
}
