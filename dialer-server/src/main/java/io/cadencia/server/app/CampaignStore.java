package io.cadencia.server.app;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.db.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Campaigns and their leads in the database. Blocks; for the start. */
public final class CampaignStore {
    private final Database database;

    public CampaignStore(Database database) {
        this.database = database;
    }

    /**
     * Creates the campaign or brings it up to date, and adds the accounts of its portfolio that are in no campaign yet as
     * leads, the longest overdue first.
     *
     * @param spec its campaign id is not looked at
     * @return the campaign's id
     * @throws StartException if the mandante or the portfolio is not in the database
     */
    public long save(String code, String portfolio, boolean running, CampaignSpec spec) throws SQLException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            long portfolioId = portfolioId(connection, spec.mandante(), portfolio);
            long campaignId = upsert(connection, code, portfolioId, running, spec);
            addLeads(connection, campaignId, portfolioId);
            connection.commit();
            return campaignId;
        }
    }

    private static long portfolioId(Connection connection, String mandante, String portfolio) throws SQLException {
        String sql = "SELECT p.id FROM portfolio p JOIN mandante m ON m.id = p.mandante_id"
                + " WHERE m.code = ? AND p.code = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, mandante);
            select.setString(2, portfolio);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return row.getLong(1);
                }
            }
        }
        throw new StartException(
                "There is no portfolio " + portfolio + " of mandante " + mandante
                        + " in the database; import it first (./cadencia import).",
                null);
    }

    private static long upsert(Connection connection, String code, long portfolioId, boolean running, CampaignSpec spec)
            throws SQLException {
        String sql = "INSERT INTO campaign (portfolio_id, code, name, purpose, mode, running) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE portfolio_id = VALUES(portfolio_id), name = VALUES(name),"
                + " purpose = VALUES(purpose), mode = VALUES(mode), running = VALUES(running)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, portfolioId);
            insert.setString(2, code);
            insert.setString(3, spec.name());
            insert.setString(4, spec.purpose().name());
            insert.setString(5, spec.mode().name());
            insert.setBoolean(6, running);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM campaign WHERE code = ?")) {
            select.setString(1, code);
            return number(select);
        }
    }

    /** Ids come as a block, so that the rows can be written by one statement. */
    private static void addLeads(Connection connection, long campaignId, long portfolioId) throws SQLException {
        String wanted = " FROM account a WHERE a.portfolio_id = ?"
                + " AND a.state IN ('ASSIGNED', 'IN_WORK', 'PROMISED', 'AGREED')"
                + " AND NOT EXISTS (SELECT 1 FROM campaign_lead l WHERE l.account_id = a.id)";
        long firstId =
                number(connection.prepareStatement("SELECT next_id FROM id_block WHERE name = 'lead' FOR UPDATE"));
        String insert = "INSERT INTO campaign_lead (id, campaign_id, account_id, person_id, priority)"
                + " SELECT ? + ROW_NUMBER() OVER (ORDER BY a.id), ?, a.id, a.holder_id,"
                + " -a.days_past_due" + wanted;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, firstId - 1);
            statement.setLong(2, campaignId);
            statement.setLong(3, portfolioId);
            int added = statement.executeUpdate();
            try (PreparedStatement next =
                    connection.prepareStatement("UPDATE id_block SET next_id = ? WHERE name = 'lead'")) {
                next.setLong(1, firstId + added);
                next.executeUpdate();
            }
        }
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (select;
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("a row is missing");
            }
            return row.getLong(1);
        }
    }
}
