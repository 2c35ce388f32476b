package io.cadencia.db.portfolio;

import static io.cadencia.db.generated.Tables.ACCOUNT;
import static io.cadencia.db.generated.Tables.ASSIGNMENT;
import static io.cadencia.db.generated.Tables.ASSIGNMENT_TOTAL;
import static io.cadencia.db.generated.Tables.PERSON;

import io.cadencia.db.Database;
import io.cadencia.db.portfolio.AssignmentException.Reason;
import io.cadencia.db.portfolio.AssignmentSpool.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Assignments: what stands, and loading a new one in one transaction. Thread-safe. */
public final class AssignmentStore {
    private final Database database;

    public AssignmentStore(Database database) {
        this.database = database;
    }

    /** The assignment of a mandante that came from this very file and was not rolled back. */
    public Optional<Assignment> findByFile(long mandanteId, String sha256) {
        return database.jooq()
                .selectFrom(ASSIGNMENT)
                .where(ASSIGNMENT.MANDANTE_ID.eq(mandanteId))
                .and(ASSIGNMENT.LIVE_SHA256.eq(sha256))
                .fetchOptional(this::assignment);
    }

    public Optional<Assignment> find(long assignmentId) {
        return database.jooq()
                .selectFrom(ASSIGNMENT)
                .where(ASSIGNMENT.ID.eq(assignmentId))
                .fetchOptional(this::assignment);
    }

    /** True if the mandante has accounts at all: until then no folio can be a repeated one. */
    public boolean hasAccounts(long mandanteId) {
        return database.jooq().fetchExists(ACCOUNT, ACCOUNT.MANDANTE_ID.eq(mandanteId));
    }

    /** True if any person is known. */
    public boolean hasPersons() {
        return database.jooq().fetchExists(PERSON);
    }

    /** Which of these folios the mandante has already. */
    public Set<String> existingFolios(long mandanteId, Collection<String> folios) {
        return new HashSet<>(database.jooq()
                .select(ACCOUNT.FOLIO)
                .from(ACCOUNT)
                .where(ACCOUNT.MANDANTE_ID.eq(mandanteId))
                .and(ACCOUNT.FOLIO.in(folios))
                .fetch(ACCOUNT.FOLIO));
    }

    /** Which of these persons are known, with their ids. */
    public Map<PersonKey, Long> existingPersons(Collection<PersonKey> keys) {
        Map<PersonKey, Long> known = new HashMap<>();
        Map<String, Set<String>> numbers = new HashMap<>();
        keys.forEach(key -> numbers.computeIfAbsent(key.country() + "/" + key.idType(), k -> new HashSet<>())
                .add(key.idNumber()));
        numbers.forEach((kind, ofKind) -> {
            String country = kind.substring(0, 2);
            String type = kind.substring(3);
            database.jooq()
                    .select(PERSON.ID, PERSON.ID_NUMBER)
                    .from(PERSON)
                    .where(PERSON.COUNTRY.eq(country))
                    .and(PERSON.ID_TYPE.eq(type))
                    .and(PERSON.ID_NUMBER.in(ofKind))
                    .forEach(row -> known.put(new PersonKey(country, type, row.value2()), row.value1()));
        });
        return known;
    }

    /**
     * Loads a spool as one transaction.
     *
     * @throws AssignmentException when nothing was loaded
     */
    public Assignment commit(NewAssignment assignment, AssignmentSpool spool) throws AssignmentException {
        AssignmentLoad.Bases bases = new AssignmentLoad.Bases(
                IdBlocks.take(database, "person", spool.count(Table.PERSON)),
                IdBlocks.take(database, "account", spool.count(Table.ACCOUNT)),
                IdBlocks.take(database, "phone", spool.count(Table.PHONE)));
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try {
                long id = load(connection, assignment, spool, bases);
                connection.commit();
                return find(id).orElseThrow();
            } catch (SQLException | IOException | RuntimeException | AssignmentException e) {
                connection.rollback();
                throw e;
            } finally {
                foreignKeyChecks(connection, true);
            }
        } catch (IntegrityConstraintViolationException | SQLIntegrityConstraintViolationException e) {
            throw new AssignmentException(
                    Reason.ALREADY_LOADED, "the file " + assignment.fileName() + " was loaded meanwhile", e);
        } catch (SQLException | IOException | DataAccessException e) {
            throw new AssignmentException(
                    Reason.DATABASE, "the file " + assignment.fileName() + " was not loaded: " + e.getMessage(), e);
        }
    }

    private static long load(
            Connection connection, NewAssignment assignment, AssignmentSpool spool, AssignmentLoad.Bases bases)
            throws SQLException, IOException, AssignmentException {
        DSLContext jooq = Database.jooq(connection);
        long id = insert(jooq, assignment, spool);
        // every reference of the spool was made by the spool itself or read from the database
        foreignKeyChecks(connection, false);
        int phones =
                new AssignmentLoad(connection, spool, assignment.mandanteId(), assignment.portfolioId(), id).run(bases);
        foreignKeyChecks(connection, true);
        jooq.update(ASSIGNMENT)
                .set(ASSIGNMENT.PHONE_COUNT, phones)
                .where(ASSIGNMENT.ID.eq(id))
                .execute();
        return id;
    }

    private static long insert(DSLContext jooq, NewAssignment assignment, AssignmentSpool spool) {
        long id = jooq.insertInto(ASSIGNMENT)
                .set(ASSIGNMENT.MANDANTE_ID, assignment.mandanteId())
                .set(ASSIGNMENT.PORTFOLIO_ID, assignment.portfolioId())
                .set(ASSIGNMENT.FILE_NAME, assignment.fileName())
                .set(ASSIGNMENT.SHA256, assignment.sha256())
                .set(ASSIGNMENT.LIVE_SHA256, assignment.sha256())
                .set(ASSIGNMENT.PERIOD, assignment.period())
                .set(ASSIGNMENT.ROW_COUNT, assignment.rows())
                .set(ASSIGNMENT.ACCOUNT_COUNT, spool.accounts())
                .set(ASSIGNMENT.REJECT_COUNT, assignment.rejects())
                .set(ASSIGNMENT.PERSON_COUNT, spool.count(Table.PERSON))
                .set(ASSIGNMENT.PHONE_COUNT, 0)
                .set(ASSIGNMENT.LOADED_BY, assignment.loadedBy())
                .returningResult(ASSIGNMENT.ID)
                .fetchSingle()
                .value1();
        assignment
                .cents()
                .forEach((currency, cents) -> jooq.insertInto(ASSIGNMENT_TOTAL)
                        .set(ASSIGNMENT_TOTAL.ASSIGNMENT_ID, id)
                        .set(ASSIGNMENT_TOTAL.CURRENCY, currency)
                        .set(
                                ASSIGNMENT_TOTAL.ACCOUNT_COUNT,
                                assignment.accountsByCurrency().getOrDefault(currency, 0))
                        .set(ASSIGNMENT_TOTAL.TOTAL_BALANCE, BigDecimal.valueOf(cents, 2))
                        .execute());
        return id;
    }

    private static void foreignKeyChecks(Connection connection, boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = " + (on ? 1 : 0));
        }
    }

    private Assignment assignment(Record row) {
        long id = row.get(ASSIGNMENT.ID);
        Map<String, BigDecimal> totals = database.jooq()
                .selectFrom(ASSIGNMENT_TOTAL)
                .where(ASSIGNMENT_TOTAL.ASSIGNMENT_ID.eq(id))
                .fetchMap(ASSIGNMENT_TOTAL.CURRENCY, ASSIGNMENT_TOTAL.TOTAL_BALANCE);
        return new Assignment(
                id,
                row.get(ASSIGNMENT.FILE_NAME),
                row.get(ASSIGNMENT.SHA256),
                row.get(ASSIGNMENT.PERIOD),
                row.get(ASSIGNMENT.ROW_COUNT),
                row.get(ASSIGNMENT.ACCOUNT_COUNT),
                row.get(ASSIGNMENT.REJECT_COUNT),
                row.get(ASSIGNMENT.PERSON_COUNT),
                row.get(ASSIGNMENT.PHONE_COUNT),
                totals,
                row.get(ASSIGNMENT.LOADED_BY),
                row.get(ASSIGNMENT.LOADED_AT));
    }
}
