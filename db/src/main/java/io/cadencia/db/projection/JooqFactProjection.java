package io.cadencia.db.projection;

import static io.cadencia.db.generated.Tables.PROJECTION_POSITION;

import io.cadencia.core.port.FactProjection;
import io.cadencia.db.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Record2;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts to MariaDB exactly once: rows and position are one transaction, and the position's row is locked while it
 * runs, so that a second projector of the same journal waits and then finds nothing left to do. A fact is never passed
 * over for being refused: the batch fails as a whole and is asked again.
 */
public final class JooqFactProjection implements FactProjection {
    private static final String LOCK_POSITION =
            "SELECT journal, fact_index FROM projection_position WHERE stream = ? FOR UPDATE";
    private static final String FIRST_POSITION =
            "INSERT IGNORE INTO projection_position (stream, journal, fact_index) VALUES (?, 0, 0)";
    private static final String NEXT_POSITION = "UPDATE projection_position"
            + " SET journal = ?, fact_index = ?, updated_at = UTC_TIMESTAMP(6) WHERE stream = ?";

    private final Database database;
    private final String stream;
    private @Nullable ResultEffects effects;

    /** @param stream which journal the positions belong to; a journal that begins anew needs a new name */
    public JooqFactProjection(Database database, String stream) {
        if (stream.isBlank() || stream.length() > 64) {
            throw new IllegalArgumentException("stream '" + stream + "' must have 1 to 64 characters");
        }
        this.database = database;
        this.stream = stream;
    }

    @Override
    public Position lastApplied() throws ProjectionException {
        try {
            Record2<Long, Integer> row = database.jooq()
                    .select(PROJECTION_POSITION.JOURNAL, PROJECTION_POSITION.FACT_INDEX)
                    .from(PROJECTION_POSITION)
                    .where(PROJECTION_POSITION.STREAM.eq(stream))
                    .fetchOne();
            return row == null ? Position.NONE : new Position(row.value1(), row.value2());
        } catch (DataAccessException e) {
            throw new ProjectionException("the position of journal " + stream + " cannot be read now", e);
        }
    }

    @Override
    public void apply(List<PositionedFact> batch) throws ProjectionException {
        if (batch.isEmpty()) {
            return;
        }
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try {
                applyIn(connection, batch);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException | DataAccessException e) {
            throw new ProjectionException(
                    "facts up to " + batch.getLast().position() + " of journal " + stream + " are not stored", e);
        }
    }

    private void applyIn(Connection connection, List<PositionedFact> batch) throws SQLException {
        Position last = lockPosition(connection);
        List<PositionedFact> fresh = batch.stream()
                .filter(fact -> fact.position().compareTo(last) > 0)
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        FactRows rows = new FactRows(effects(connection));
        fresh.forEach(fact -> rows.add(fact.fact()));
        rows.write(connection);
        storePosition(connection, fresh.getLast().position());
    }

    private Position lockPosition(Connection connection) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(FIRST_POSITION);
                PreparedStatement lock = connection.prepareStatement(LOCK_POSITION)) {
            lock.setString(1, stream);
            try (ResultSet row = lock.executeQuery()) {
                if (row.next()) {
                    return new Position(row.getLong(1), row.getInt(2));
                }
            }
            first.setString(1, stream);
            first.executeUpdate();
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return new Position(row.getLong(1), row.getInt(2));
            }
        }
    }

    private void storePosition(Connection connection, Position position) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT_POSITION)) {
            next.setLong(1, position.journal());
            next.setInt(2, position.index());
            next.setString(3, stream);
            next.executeUpdate();
        }
    }

    /** The default tree is part of the migrations, so it is read once. */
    private synchronized ResultEffects effects(Connection connection) {
        ResultEffects known = effects;
        if (known == null) {
            known = ResultEffects.read(Database.jooq(connection));
            effects = known;
        }
        return known;
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e); // the connection is gone, and with it the transaction
        }
    }
}
