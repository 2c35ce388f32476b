package io.cadencia.db.history;

import static io.cadencia.db.generated.Tables.ADVISOR_INTERVAL;
import static io.cadencia.db.generated.Tables.ATTEMPT;
import static io.cadencia.db.generated.Tables.CAMPAIGN;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Fact;
import io.cadencia.db.Database;
import io.cadencia.db.Times;
import io.cadencia.db.generated.tables.records.AdvisorIntervalRecord;
import io.cadencia.db.generated.tables.records.AttemptRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Calls and advisors' intervals of a campaign, row by row, so that a month of a large team fits in memory. Blocks. */
public final class CampaignHistory {
    private static final int FETCH_ROWS = 2_000;

    private final Database database;

    public CampaignHistory(Database database) {
        this.database = database;
    }

    /** Id of the campaign of this code. */
    public OptionalLong campaign(String code) {
        Long id = database.jooq()
                .select(CAMPAIGN.ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CODE.eq(code))
                .fetchOne(CAMPAIGN.ID);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** When the campaign's last call was placed; null if it never placed one. */
    public @Nullable Instant lastCall(long campaignId) {
        return database.jooq()
                .select(DSL.max(ATTEMPT.PLACED_AT))
                .from(ATTEMPT)
                .where(ATTEMPT.CAMPAIGN_ID.eq(campaignId))
                .fetchOne(DSL.max(ATTEMPT.PLACED_AT));
    }

    /**
     * Hands on what was recorded from {@code until} less {@code time} on: the calls in the order they were placed, then the
     * intervals of the advisors in the order they began.
     */
    public void read(
            long campaignId,
            Instant until,
            Duration time,
            Consumer<Fact.AttemptEnded> calls,
            Consumer<Fact.AdvisorInterval> intervals) {
        Instant from = until.minus(time);
        try (Cursor<AttemptRecord> rows = database.jooq()
                .selectFrom(ATTEMPT)
                .where(ATTEMPT.CAMPAIGN_ID.eq(campaignId).and(ATTEMPT.PLACED_AT.between(from, until)))
                .orderBy(ATTEMPT.PLACED_AT, ATTEMPT.ID)
                .fetchSize(FETCH_ROWS)
                .fetchLazy()) {
            rows.forEach(row -> calls.accept(call(row)));
        }
        try (Cursor<AdvisorIntervalRecord> rows = database.jooq()
                .selectFrom(ADVISOR_INTERVAL)
                .where(ADVISOR_INTERVAL.CAMPAIGN_ID.eq(campaignId).and(ADVISOR_INTERVAL.FROM_AT.between(from, until)))
                .orderBy(ADVISOR_INTERVAL.FROM_AT, ADVISOR_INTERVAL.ID)
                .fetchSize(FETCH_ROWS)
                .fetchLazy()) {
            rows.forEach(row -> intervals.accept(interval(row)));
        }
    }

    private static Fact.AttemptEnded call(AttemptRecord row) {
        return new Fact.AttemptEnded(
                row.getId(),
                row.getCampaignId(),
                row.getLeadId(),
                row.getAccountId(),
                row.getPersonId(),
                row.getPhoneId(),
                row.getNumber(),
                row.getTrunk(),
                row.getCallerId(),
                DialMode.valueOf(row.getMode()),
                orZero(row.getAdvisorId()),
                Times.orZero(row.getPlacedAt()),
                Times.orZero(row.getRingingAt()),
                Times.orZero(row.getAnsweredAt()),
                Times.orZero(row.getConnectedAt()),
                Times.orZero(row.getEndedAt()),
                Outcome.valueOf(row.getOutcome()),
                row.getQ850(),
                row.getSipCode(),
                EndedBy.valueOf(row.getEndedBy()),
                row.getMachine() == null ? "" : row.getMachine(),
                Times.orZero(row.getTransferredAt()));
    }

    private static Fact.AdvisorInterval interval(AdvisorIntervalRecord row) {
        return new Fact.AdvisorInterval(
                row.getAdvisorId(),
                row.getSessionId(),
                row.getCampaignId(),
                AdvisorState.valueOf(row.getState()),
                row.getReason() == null ? "" : row.getReason(),
                Times.orZero(row.getFromAt()),
                Times.orZero(row.getToAt()));
    }

    private static long orZero(@Nullable Long id) {
        return id == null ? 0 : id;
    }
}
