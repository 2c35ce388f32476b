package io.cadencia.db.portfolio;

import io.cadencia.db.portfolio.AssignmentSpool.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Streams a spool into the tables with {@code LOAD DATA LOCAL INFILE}, adding the bases of the id blocks to the
 * relative ids. {@code LOCAL} turns every refused row into a warning, so the numbers of rows are compared and a
 * difference ends the transaction.
 */
final class AssignmentLoad {
    private static final String HEAD = "LOAD DATA LOCAL INFILE 'spool' INTO TABLE ";
    private static final String FORM =
            " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\'" + " LINES TERMINATED BY '\\n' ";

    private final Connection connection;
    private final AssignmentSpool spool;
    private final long mandanteId;
    private final long portfolioId;
    private final long assignmentId;

    /** First ids of the blocks taken for this load. */
    record Bases(long person, long account, long phone) {}

    AssignmentLoad(Connection connection, AssignmentSpool spool, long mandanteId, long portfolioId, long assignmentId) {
        this.connection = connection;
        this.spool = spool;
        this.mandanteId = mandanteId;
        this.portfolioId = portfolioId;
        this.assignmentId = assignmentId;
    }

    /** Loads everything and returns the phones added: a phone its person has already is passed over. */
    int run(Bases bases) throws SQLException, IOException, AssignmentException {
        exactly(Table.PERSON, persons(bases));
        exactly(Table.ACCOUNT, accounts(bases));
        exactly(Table.ACCOUNT_PERSON, guarantors(bases));
        return load(Table.PHONE, phones(bases));
    }

    private String persons(Bases bases) {
        return "person" + FORM + "(@id, " + columns(PersonColumn.values()) + ") SET id = @id + " + bases.person
                + ", assignment_id = " + assignmentId;
    }

    private String accounts(Bases bases) {
        return "account" + FORM + "(@id, @holder, " + columns(AccountColumn.values()) + ") SET id = @id + "
                + bases.account + ", holder_id = " + reference("@holder", bases) + ", mandante_id = " + mandanteId
                + ", portfolio_id = " + portfolioId + ", assignment_id = " + assignmentId;
    }

    private static String guarantors(Bases bases) {
        return "account_person" + FORM + "(@account, @person, role) SET account_id = @account + " + bases.account
                + ", person_id = " + reference("@person", bases);
    }

    private static String phones(Bases bases) {
        return "phone" + FORM + "(@id, @person, number, type, relation, contact_name, position, zone_set_id)"
                + " SET id = @id + " + bases.phone + ", person_id = " + reference("@person", bases)
                + ", origin = 'MANDANTE'";
    }

    /** Negative: the id of a person the database knew before. */
    private static String reference(String variable, Bases bases) {
        return "IF(" + variable + " < 0, -" + variable + ", " + variable + " + " + bases.person + ")";
    }

    private static String columns(Enum<?>[] columns) {
        return Arrays.stream(columns).map(AssignmentLoad::sql).collect(Collectors.joining(", "));
    }

    private static String sql(Enum<?> column) {
        return switch (column) {
            case AccountColumn account -> account.sql();
            case PersonColumn person -> person.sql();
            default -> throw new IllegalArgumentException(column.name());
        };
    }

    private void exactly(Table table, String target) throws SQLException, IOException, AssignmentException {
        int loaded = load(table, target);
        if (loaded != spool.count(table)) {
            throw new AssignmentException(
                    AssignmentException.Reason.CHANGED_SINCE_PREVIEW,
                    "only " + loaded + " of " + spool.count(table) + " rows of " + table
                            + " could be loaded: the data changed since the preview; make the preview again");
        }
    }

    private int load(Table table, String target) throws SQLException, IOException {
        if (spool.count(table) == 0) {
            return 0;
        }
        try (InputStream rows = spool.open(table);
                Statement statement = connection.createStatement()) {
            statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(rows);
            return statement.executeUpdate(HEAD + target);
        }
    }
}
