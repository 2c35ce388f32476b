package io.cadencia.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbIT {
    @TempDir
    Path folder;

    @Test
    void shouldKeepDataAndPasswordAcrossACleanRestart() throws SQLException {
        try (EmbeddedMariaDb first = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder))) {
            execute(first, "CREATE TABLE t (name VARCHAR(20))", "INSERT INTO t VALUES ('Ñandú 😀')");
        }

        try (EmbeddedMariaDb second = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder))) {
            assertThat(query(second, "SELECT name FROM t")).isEqualTo("Ñandú 😀");
        }
    }

    @Test
    void shouldRecoverCommittedRowsAfterTheServerWasKilled() throws SQLException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder))) {
            execute(server, "CREATE TABLE t (id INT)", "INSERT INTO t VALUES (7)");

            server.killAndRestart();

            assertThat(query(server, "SELECT id FROM t")).isEqualTo("7");
        }
    }

    @Test
    void shouldTakeOverFromAServerWhoseOwnerDied() throws Exception {
        EmbeddedMariaDb orphan = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder));
        execute(orphan, "CREATE TABLE t (id INT)");
        orphan.abandonForTest();

        try (EmbeddedMariaDb heir = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder))) {
            assertThat(query(heir, "SELECT COUNT(*) FROM t")).isEqualTo("0");
            assertThat(orphan.isRunning()).isFalse();
        }
    }

    @Test
    void shouldSpeakUtf8InUtc() throws SQLException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder))) {
            assertThat(query(server, "SELECT CONCAT(@@character_set_server, ' ', @@global.time_zone)"))
                    .isEqualTo("utf8mb4 +00:00");
        }
    }

    @Test
    void shouldRefuseAFolderInUse() {
        try (EmbeddedMariaDb first = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder))) {
            assertThat(first.isRunning()).isTrue();
            assertThatThrownBy(() -> EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder)))
                    .isInstanceOf(EmbeddedDbException.class)
                    .hasMessageContaining("is in use by another Cadencia");
        }
    }

    @Test
    void shouldNameThePortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedDbSettings settings = EmbeddedDbSettings.in(folder).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedMariaDb.start(settings))
                    .isInstanceOf(EmbeddedDbException.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use; stop what listens there or choose another port");
        }
    }

    @Test
    void shouldSayThatTheFolderIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedMariaDb.start(EmbeddedDbSettings.in(file)))
                .isInstanceOf(EmbeddedDbException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void shouldKeepThePasswordsToTheirOwner() throws IOException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder))) {
            Path credentials = folder.resolve("credentials.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                    .isEqualTo("rw-------");
            assertThat(folder.resolve("init.sql")).doesNotExist();
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "root", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void execute(EmbeddedMariaDb server, String... statements) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedMariaDb server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedMariaDb server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
