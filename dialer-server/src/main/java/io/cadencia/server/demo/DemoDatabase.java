package io.cadencia.server.demo;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.db.embedded.EmbeddedDbSettings;
import io.cadencia.db.embedded.EmbeddedMariaDb;
import io.cadencia.server.app.StartSequence;
import java.nio.file.Path;

/** The demo's own MariaDB, in the run's folder. */
final class DemoDatabase {
    private DemoDatabase() {}

    static Database start(StartSequence parts, Path folder) {
        EmbeddedMariaDb mariaDb = parts.start(
                "The embedded MariaDB", () -> EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder.resolve("mariadb"))));
        return parts.start(
                "The database",
                () -> Database.open(DatabaseSettings.of(mariaDb.jdbcUrl(), mariaDb.user(), mariaDb.password())));
    }
}
