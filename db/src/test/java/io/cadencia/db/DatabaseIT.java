package io.cadencia.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.db.embedded.EmbeddedMariaDb;
import io.cadencia.db.generated.Tables;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    @Test
    void shouldMigrateAnEmptySchemaAndOpenItAgain() {
        DatabaseSettings settings = TestDatabases.settings(TestDatabases.server(), DatabaseIT.class);
        Database.open(settings).close();

        try (Database database = Database.open(settings)) {
            assertThat(database.answers()).isTrue();
            assertThat(database.jooq().fetchCount(Tables.RESULT_CODE)).isEqualTo(29);
        }
    }

    @Test
    void shouldUseUtcAndReadCommitted() {
        try (Database database = TestDatabases.fresh(DatabaseIT.class)) {
            assertThat(database.jooq().fetchValue("SELECT CONCAT(@@session.time_zone, ' ', @@session.tx_isolation)"))
                    .asString()
                    .endsWith("READ-COMMITTED")
                    .matches("(UTC|\\+00:00) .*");
        }
    }

    @Test
    void shouldNameServerAndUserWhenThePasswordIsWrong() {
        EmbeddedMariaDb server = TestDatabases.server();
        DatabaseSettings wrong = DatabaseSettings.of(server.jdbcUrl(), server.user(), "not-the-password");
        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("as cadencia cannot be used: ")
                .hasMessageContaining("check that it runs and that URL, user and password are right")
                .hasMessageNotContaining("not-the-password");
    }

    @Test
    void shouldSayThatNoServerAnswers() {
        DatabaseSettings nobody = new DatabaseSettings(
                "jdbc:mariadb://127.0.0.1:1/cadencia", "u", "p", 1, Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThatThrownBy(() -> Database.open(nobody))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("127.0.0.1:1/cadencia as u cannot be used");
    }
}
