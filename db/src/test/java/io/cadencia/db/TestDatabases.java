package io.cadencia.db;

import io.cadencia.db.embedded.EmbeddedDbSettings;
import io.cadencia.db.embedded.EmbeddedMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** One embedded MariaDB for all tests of a JVM, started at the first use; a schema of its own per test class. */
public final class TestDatabases {
    private TestDatabases() {}

    /** The shared server. Tests that kill or restart a server start their own. */
    public static EmbeddedMariaDb server() {
        return Server.INSTANCE;
    }

    /** A fresh, migrated schema named after the test class. */
    public static Database fresh(Class<?> test) {
        return Database.open(settings(server(), test));
    }

    /** A fresh, empty schema named after the test class on the given server. */
    public static DatabaseSettings settings(EmbeddedMariaDb server, Class<?> test) {
        String schema = "cadencia_" + test.getSimpleName().toLowerCase(Locale.ROOT);
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + schema);
            statement.execute("CREATE DATABASE " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create schema " + schema, e);
        }
        return DatabaseSettings.of(server.jdbcUrl(schema), server.user(), server.password());
    }

    private static final class Server {
        private static final EmbeddedMariaDb INSTANCE =
                EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder())).stopWhenProcessEnds();

        private static Path folder() {
            try {
                return Files.createTempDirectory("cadencia-test-db");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
