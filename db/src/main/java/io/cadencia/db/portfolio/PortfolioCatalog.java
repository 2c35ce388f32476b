package io.cadencia.db.portfolio;

import static io.cadencia.db.generated.Tables.ACCOUNT;
import static io.cadencia.db.generated.Tables.CAMPAIGN;
import static io.cadencia.db.generated.Tables.MANDANTE;
import static io.cadencia.db.generated.Tables.PORTFOLIO;
import static io.cadencia.db.generated.Tables.ZONE_SET;

import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.db.Database;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Mandantes, portfolios, campaigns and their leads. Saving what is there already changes its name. Thread-safe. */
public final class PortfolioCatalog {
    private final Database database;

    public PortfolioCatalog(Database database) {
        this.database = database;
    }

    /** @param jurisdiction ISO 3166, e.g. {@code MX} */
    public long saveMandante(String code, String name, String jurisdiction) {
        database.jooq()
                .insertInto(MANDANTE, MANDANTE.CODE, MANDANTE.NAME, MANDANTE.JURISDICTION)
                .values(code, name, jurisdiction)
                .onDuplicateKeyUpdate()
                .set(MANDANTE.NAME, name)
                .execute();
        return database.jooq()
                .select(MANDANTE.ID)
                .from(MANDANTE)
                .where(MANDANTE.CODE.eq(code))
                .fetchSingle()
                .value1();
    }

    public Optional<String> mandanteCode(long mandanteId) {
        return database.jooq()
                .select(MANDANTE.CODE)
                .from(MANDANTE)
                .where(MANDANTE.ID.eq(mandanteId))
                .fetchOptional(MANDANTE.CODE);
    }

    /** @param complianceProfile id of the profile its calls pass */
    public long savePortfolio(long mandanteId, String code, String name, String currency, String complianceProfile) {
        database.jooq()
                .insertInto(PORTFOLIO)
                .set(PORTFOLIO.MANDANTE_ID, mandanteId)
                .set(PORTFOLIO.CODE, code)
                .set(PORTFOLIO.NAME, name)
                .set(PORTFOLIO.CURRENCY, currency)
                .set(PORTFOLIO.COMPLIANCE_PROFILE, complianceProfile)
                .onDuplicateKeyUpdate()
                .set(PORTFOLIO.NAME, name)
                .execute();
        return database.jooq()
                .select(PORTFOLIO.ID)
                .from(PORTFOLIO)
                .where(PORTFOLIO.MANDANTE_ID.eq(mandanteId))
                .and(PORTFOLIO.CODE.eq(code))
                .fetchSingle()
                .value1();
    }

    public long saveCampaign(long portfolioId, String code, String name, Purpose purpose, DialMode mode) {
        database.jooq()
                .insertInto(CAMPAIGN)
                .set(CAMPAIGN.PORTFOLIO_ID, portfolioId)
                .set(CAMPAIGN.CODE, code)
                .set(CAMPAIGN.NAME, name)
                .set(CAMPAIGN.PURPOSE, purpose.name())
                .set(CAMPAIGN.MODE, mode.name())
                .onDuplicateKeyUpdate()
                .set(CAMPAIGN.NAME, name)
                .execute();
        return database.jooq()
                .select(CAMPAIGN.ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CODE.eq(code))
                .fetchSingle()
                .value1();
    }

    /**
     * Makes a lead of every workable account of an assignment that the campaign does not have yet, the highest overdue
     * days first.
     *
     * @return leads added
     */
    public int createLeads(long campaignId, long assignmentId) {
        int accounts = database.jooq().fetchCount(ACCOUNT, ACCOUNT.ASSIGNMENT_ID.eq(assignmentId));
        long base = IdBlocks.take(database, "lead", accounts);
        return database.jooq()
                .query("""
                        INSERT IGNORE INTO campaign_lead (id, campaign_id, account_id, person_id, priority)
                        SELECT {0} + ROW_NUMBER() OVER (ORDER BY id) - 1, {1}, id, holder_id, -days_past_due
                        FROM account
                        WHERE assignment_id = {2} AND state IN ('ASSIGNED', 'IN_WORK', 'PROMISED', 'AGREED')""", DSL.inline(base), DSL.inline(campaignId), DSL.inline(assignmentId))
                .execute();
    }

    /** The id of a set of zones, adding the set when it is new. */
    public short zoneSetId(Collection<String> zones) {
        String text = String.join(",", new TreeSet<>(zones));
        return database.jooq().transactionResult(tx -> {
            DSLContext jooq = tx.dsl();
            jooq.execute(
                    "INSERT IGNORE INTO zone_set (id, zones) SELECT COALESCE(MAX(id), 0) + 1, {0} FROM zone_set"
                            + " WHERE NOT EXISTS (SELECT 1 FROM zone_set WHERE zones = {0})",
                    DSL.inline(text));
            return jooq.select(ZONE_SET.ID)
                    .from(ZONE_SET)
                    .where(ZONE_SET.ZONES.eq(text))
                    .fetchSingle()
                    .value1();
        });
    }
}
