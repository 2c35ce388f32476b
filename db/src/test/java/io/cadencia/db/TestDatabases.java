package io.cadencia.db;

import io.cadencia.db.embedded.EmbeddedDbSettings;
import io.cadencia.db.embedded.EmbeddedMariaDb;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

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
        private static final EmbeddedMariaDb INSTANCE = start();

        private static EmbeddedMariaDb start() {
            try {
                Path folder = Files.createTempDirectory("cadencia-test-db");
                EmbeddedMariaDb server = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, folder), "test-db-stop"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(EmbeddedMariaDb server, Path folder) {
            server.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
