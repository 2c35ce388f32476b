package io.cadencia.db.codegen;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.db.TestDatabases;
import io.cadencia.db.embedded.EmbeddedMariaDb;
import java.nio.file.Path;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/** Generates the jOOQ classes from a freshly migrated embedded MariaDB. */
public final class JooqGeneration {
    private static final String SCHEMA_NAME = "cadencia";

    private JooqGeneration() {}

    static void into(Path folder) throws Exception {
        EmbeddedMariaDb server = TestDatabases.server();
        DatabaseSettings settings = TestDatabases.settings(server, JooqGeneration.class);
        Database.open(settings).close();
        GenerationTool.generate(configuration(settings, folder));
    }

    private static Configuration configuration(DatabaseSettings settings, Path folder) {
        String url = settings.jdbcUrl();
        String schema = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withUrl(url).withUser(settings.user()).withPassword(settings.password()))
                .withGenerator(new Generator()
                        .withStrategy(new Strategy())
                        .withDatabase(tables(schema))
                        .withGenerate(new Generate()
                                .withGeneratedAnnotation(false)
                                .withJavaTimeTypes(true)
                                .withComments(true)
                                .withRelations(true)
                                .withImplicitJoinPathsToMany(false)
                                .withGlobalObjectReferences(true))
                        .withTarget(new Target()
                                .withPackageName("io.cadencia.db.generated")
                                .withDirectory(folder.toString())
                                .withClean(true)));
    }

    private static org.jooq.meta.jaxb.Database tables(String schema) {
        return new org.jooq.meta.jaxb.Database()
                .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                .withInputSchema(schema)
                .withOutputSchema(SCHEMA_NAME)
                .withExcludes("flyway_schema_history")
                .withIncludeCheckConstraints(false)
                .withForcedTypes(
                        new ForcedType().withName("BOOLEAN").withIncludeTypes("(?i:tinyint\\(1\\))"),
                        new ForcedType()
                                .withUserType("java.time.Instant")
                                .withBinding("io.cadencia.db.InstantBinding")
                                .withIncludeTypes("(?i:datetime.*)"));
    }
}
