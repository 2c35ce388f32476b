package io.cadencia.db;

import org.jooq.DSLContext;

/** A campaign of {@code n} accounts, each with a debtor of its own and two phones. Ids count from 1 in every table. */
public final class PortfolioFixture {
    public static final long CAMPAIGN = 1;

    private PortfolioFixture() {}

    public static void insert(Database database, int accounts) {
        DSLContext jooq = database.jooq();
        jooq.execute(
                "INSERT INTO mandante (id, code, name, jurisdiction) VALUES (1, 'BANCO', 'Banco de Prueba', 'MX')");
        jooq.execute("INSERT INTO portfolio (id, mandante_id, code, name, currency, compliance_profile)"
                + " VALUES (1, 1, 'TC', 'Tarjetas', 'MXN', 'DEMO')");
        jooq.execute("INSERT INTO assignment (id, mandante_id, portfolio_id, file_name, sha256, live_sha256, period,"
                + " row_count, account_count, reject_count, person_count, phone_count, loaded_by)"
                + " VALUES (1, 1, 1, 'x.csv', REPEAT('a', 64), REPEAT('a', 64), '2026-11', 1, 1, 0, 1, 1, 'test')");
        jooq.execute(
                "INSERT INTO campaign (id, portfolio_id, code, name, mode) VALUES (1, 1, 'C1', 'Uno', 'PREDICTIVE')");
        jooq.execute(
                "INSERT INTO zone_set (id, zones) VALUES (1, 'America/Mexico_City'), (2, 'America/Cancun,America/Tijuana')");
        for (int i = 1; i <= accounts; i++) {
            account(jooq, i);
        }
    }

    private static void account(DSLContext jooq, int i) {
        jooq.execute(
                "INSERT INTO person (id, country, id_type, id_number, name) VALUES (?, 'MX', 'RFC', ?, ?)",
                i,
                "GOMC80010" + (1_000 + i),
                "María Peña " + i);
        jooq.execute(
                "INSERT INTO account (id, mandante_id, portfolio_id, assignment_id, folio, holder_id, currency,"
                        + " total_balance, days_past_due, balance_date) VALUES (?, 1, 1, 1, ?, ?, 'MXN', 1234.56, 45, '2026-11-01')",
                i,
                "000" + i,
                i);
        for (int p = 1; p <= 2; p++) {
            jooq.execute(
                    "INSERT INTO phone (id, person_id, number, type, relation, origin, position, zone_set_id)"
                            + " VALUES (?, ?, ?, 'MOBILE', 'HOLDER', 'MANDANTE', ?, ?)",
                    i * 10 + p,
                    i,
                    "+5255" + (10_000_000 + i * 10 + p),
                    p,
                    p);
        }
        jooq.execute(
                "INSERT INTO campaign_lead (id, campaign_id, account_id, person_id, priority) VALUES (?, 1, ?, ?, ?)",
                i,
                i,
                i,
                -i);
    }
}
