package io.cadencia.server.demo;

import io.cadencia.db.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts what really stands in the database. */
final class DemoCount {
    private final Database database;

    DemoCount(Database database) {
        this.database = database;
    }

    long gestiones() throws SQLException {
        return count("SELECT COUNT(*) FROM gestion");
    }

    /** Gestiones that an advisor's classification made. */
    long gestionesOfAdvisors() throws SQLException {
        return count("SELECT COUNT(*) FROM gestion WHERE advisor_id IS NOT NULL");
    }

    long attempts() throws SQLException {
        return count("SELECT COUNT(*) FROM attempt");
    }

    /** Advisors who classified calls of more than one campaign: those of a shared team. */
    long advisorsOfSeveralCampaigns() throws SQLException {
        return count("SELECT COUNT(*) FROM (SELECT advisor_id FROM gestion WHERE advisor_id IS NOT NULL"
                + " GROUP BY advisor_id HAVING COUNT(DISTINCT campaign_id) > 1) shared");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
