package io.cadencia.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection pool on a migrated schema. Opened once at the start, closed last; thread-safe.
 *
 * <p>Connections are READ COMMITTED with a UTC session: leads are taken with row locks and {@code SKIP LOCKED}, and gap
 * locks would only make fetchers wait for each other.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Settings JOOQ = new Settings()
            .withRenderSchema(false)
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_QUOTED)
            .withExecuteLogging(false);

    private final HikariDataSource pool;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects and brings the schema to the version of this program.
     *
     * @throws DatabaseException.Unreachable when no connection can be made within the settings' time
     * @throws DatabaseException when it refuses us or the schema is not one of ours
     */
    public static Database open(DatabaseSettings settings) {
        HikariDataSource pool = connect(settings);
        try {
            int migrations = flyway(pool).migrate().migrationsExecuted;
            LOG.info("database ready: {}, {} migrations applied", settings.describe(), migrations);
            return new Database(pool);
        } catch (FlywayException e) {
            pool.close();
            throw new DatabaseException(
                    "The schema of " + settings.describe() + " cannot be migrated: " + firstLine(e)
                            + "; restore a backup or correct the schema, then start again",
                    e);
        }
    }

    /** Whether it can be connected to, nothing is changed: what keeps us from it, in a sentence for an operator. */
    public static Optional<String> examine(DatabaseSettings settings) {
        try (HikariDataSource pool = connect(settings)) {
            return Optional.empty();
        } catch (DatabaseException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static HikariDataSource connect(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("cadencia-db");
        config.setJdbcUrl(settings.safeUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.maxConnections());
        config.setMinimumIdle(Math.min(2, settings.maxConnections()));
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setInitializationFailTimeout(settings.connectionTimeout().toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // the driver converts nothing: see InstantBinding
        config.addDataSourceProperty("sessionVariables", "time_zone='+00:00'");
        config.addDataSourceProperty(
                "socketTimeout", String.valueOf(settings.socketTimeout().toMillis()));
        config.addDataSourceProperty(
                "connectTimeout", String.valueOf(settings.connectionTimeout().toMillis()));
        config.addDataSourceProperty("useBulkStmts", "true");
        config.addDataSourceProperty("allowLocalInfile", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            String message = "The database " + settings.describe() + " cannot be used: " + rootMessage(e)
                    + "; check that it runs and that URL, user and password are right";
            throw isUnreachable(e) ? new DatabaseException.Unreachable(message, e) : new DatabaseException(message, e);
        }
    }

    /** SQL states of class 08 are about the connection itself. */
    private static boolean isUnreachable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("08");
            }
        }
        return false;
    }

    private static Flyway flyway(DataSource pool) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return firstLine(cause);
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** A jOOQ context that takes a connection per statement. For this module only. */
    public DSLContext jooq() {
        return DSL.using(pool, SQLDialect.MARIADB, JOOQ);
    }

    /** A jOOQ context on a connection the caller owns. For this module only. */
    public static DSLContext jooq(Connection connection) {
        return DSL.using(connection, SQLDialect.MARIADB, JOOQ);
    }

    /** A connection of the pool; close it to give it back. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** True if the database answers now. For the readiness probe. */
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
