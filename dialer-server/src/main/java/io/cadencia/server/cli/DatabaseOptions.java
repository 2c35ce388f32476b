package io.cadencia.server.cli;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseException;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.server.app.StartException;
import io.cadencia.server.app.config.ServerConfig.DatabaseConfig;
import io.cadencia.server.app.config.ServerConfigReader;
import io.cadencia.server.rules.yaml.Placeholders;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which database a command works on: that of a server's file, or one given by URL. Passwords never come by argument. */
final class DatabaseOptions {
    private static final String PASSWORD = "CADENCIA_DB_PASSWORD";

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    Where where;

    static final class Where {
        @Option(names = "--config", paramLabel = "FILE", description = "a server's file: its database is used")
        @Nullable
        Path config;

        @ArgGroup(exclusive = false)
        @Nullable
        Direct direct;
    }

    static final class Direct {
        @Option(
                names = "--db-url",
                paramLabel = "JDBC",
                required = true,
                description = "jdbc:mariadb://host:3306/schema; its password is read from the environment's " + PASSWORD
                        + ", or from the file that " + PASSWORD + "_FILE names")
        @SuppressWarnings("NullAway.Init")
        String url;

        @Option(names = "--db-user", defaultValue = "cadencia", description = "default ${DEFAULT-VALUE}")
        @SuppressWarnings("NullAway.Init")
        String user;
    }

    /** @throws StartException in one sentence, if the database cannot be opened */
    Database open() {
        try {
            return Database.open(settings());
        } catch (DatabaseException | IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private DatabaseSettings settings() {
        Direct direct = where.direct;
        if (direct != null) {
            return DatabaseSettings.of(direct.url, direct.user, password());
        }
        if (where.config == null) {
            throw new IllegalStateException("the command line demands one of both");
        }
        DatabaseConfig config = ServerConfigReader.database(where.config, System::getenv);
        return DatabaseSettings.of(config.url(), config.user(), config.password());
    }

    private static String password() {
        try {
            return Placeholders.of(System::getenv).expand("${" + PASSWORD + "}");
        } catch (IllegalArgumentException e) {
            throw new StartException("The database password " + e.getMessage() + ".", e);
        }
    }
}
