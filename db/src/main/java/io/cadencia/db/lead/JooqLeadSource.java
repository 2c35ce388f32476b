package io.cadencia.db.lead;

import static io.cadencia.db.generated.Tables.ACCOUNT;
import static io.cadencia.db.generated.Tables.CAMPAIGN_LEAD;
import static io.cadencia.db.generated.Tables.PHONE;

import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.port.LeadSource;
import io.cadencia.db.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Leads from MariaDB. A fetch is one transaction: it takes the first free leads of the campaign's order with
 * {@code FOR UPDATE SKIP LOCKED} and stamps the request's id on them, so that the lock is a fact of the database, not of
 * a connection. Leads that cannot be dialled (no phone left, account suspended, paid or withdrawn) are set aside on the
 * way. A lead comes back by the fact {@code LeadReleased}. Thread-safe.
 */
public final class JooqLeadSource implements LeadSource {
    /** {@link LeadBatch#remaining()} is counted up to here; there are at least so many. */
    public static final int REMAINING_COUNTED = 10_000;

    /** Waiting leads that become ready in one fetch, at most; the next fetch goes on. */
    static final int DUE_PER_FETCH = 5_000;

    /** Leads one request may ask for. */
    public static final int MAX_COUNT = 5_000;

    private static final int MAX_ROUNDS = 10;
    private static final Set<String> WORKABLE = Set.of("ASSIGNED", "IN_WORK", "PROMISED", "AGREED");

    private final Database database;
    private final DialablePhones phones = new DialablePhones();

    public JooqLeadSource(Database database) {
        this.database = database;
    }

    @Override
    public LeadBatch fetch(LeadRequest request, long nowMs) throws LeadSourceException {
        if (request.count() < 0 || request.count() > MAX_COUNT) {
            throw new IllegalArgumentException("count " + request.count() + " must be 0 to " + MAX_COUNT);
        }
        try {
            return database.jooq().transactionResult(tx -> fetch(tx.dsl(), request, Instant.ofEpochMilli(nowMs)));
        } catch (DataAccessException e) {
            throw new LeadSourceException("leads of campaign " + request.campaignId() + " cannot be fetched now", e);
        }
    }

    /** By the phones of debtors and guarantors only: a third party who calls is nobody's account. */
    @Override
    public @Nullable Lead findCaller(long campaignId, String number) throws LeadSourceException {
        try {
            var row = database.jooq()
                    .select(
                            CAMPAIGN_LEAD.ID,
                            CAMPAIGN_LEAD.ACCOUNT_ID,
                            CAMPAIGN_LEAD.PERSON_ID,
                            CAMPAIGN_LEAD.ATTEMPTS,
                            PHONE.ID)
                    .from(PHONE)
                    .join(CAMPAIGN_LEAD)
                    .on(CAMPAIGN_LEAD.PERSON_ID.eq(PHONE.PERSON_ID))
                    .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaignId))
                    .where(PHONE.NUMBER.eq(number))
                    .and(PHONE.RELATION.in("HOLDER", "GUARANTOR"))
                    .and(PHONE.STATE.ne("WRONG"))
                    .orderBy(PHONE.LAST_TRIED_AT.desc(), CAMPAIGN_LEAD.PRIORITY, CAMPAIGN_LEAD.ID)
                    .limit(1)
                    .fetchOne();
            return row == null
                    ? null
                    : new Lead(
                            row.value1(),
                            campaignId,
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            List.of(new Phone(row.value5(), number, List.of())));
        } catch (DataAccessException e) {
            throw new LeadSourceException("a caller of campaign " + campaignId + " cannot be looked up now", e);
        }
    }

    /**
     * Gives back every lead locked by requests up to and including {@code lastRequestId}: for a journal that begins
     * anew (its ids begin above that one), because no fact of the old one will ever release them.
     *
     * @return leads freed
     */
    public int releaseLocksUpTo(long lastRequestId) {
        return database.jooq()
                .update(CAMPAIGN_LEAD)
                .set(CAMPAIGN_LEAD.STATE, "READY")
                .setNull(CAMPAIGN_LEAD.REQUEST_ID)
                .where(CAMPAIGN_LEAD.STATE.eq("LOCKED"))
                .and(CAMPAIGN_LEAD.REQUEST_ID.le(lastRequestId))
                .execute();
    }

    private LeadBatch fetch(DSLContext jooq, LeadRequest request, Instant now) {
        List<Lead> leads = alreadyLocked(jooq, request);
        if (leads.isEmpty()) {
            promoteDue(jooq, request.campaignId(), now);
            leads = lock(jooq, request);
        }
        return new LeadBatch(leads, remaining(jooq, request.campaignId()), nextDueMs(jooq, request.campaignId()));
    }

    private List<Lead> alreadyLocked(DSLContext jooq, LeadRequest request) {
        Result<Record4<Long, Long, Long, Integer>> rows = jooq.select(
                        CAMPAIGN_LEAD.ID, CAMPAIGN_LEAD.ACCOUNT_ID, CAMPAIGN_LEAD.PERSON_ID, CAMPAIGN_LEAD.ATTEMPTS)
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.REQUEST_ID.eq(request.requestId()))
                .and(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(request.campaignId()))
                .and(CAMPAIGN_LEAD.STATE.eq("LOCKED"))
                .orderBy(CAMPAIGN_LEAD.PRIORITY, CAMPAIGN_LEAD.ID)
                .fetch();
        return rows.isEmpty() ? List.of() : keepDialable(jooq, request, rows);
    }

    private static void promoteDue(DSLContext jooq, long campaignId, Instant now) {
        jooq.update(CAMPAIGN_LEAD)
                .set(CAMPAIGN_LEAD.STATE, "READY")
                .where(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaignId))
                .and(CAMPAIGN_LEAD.STATE.eq("WAITING"))
                .and(CAMPAIGN_LEAD.NEXT_ATTEMPT_AT.le(now))
                .orderBy(CAMPAIGN_LEAD.NEXT_ATTEMPT_AT)
                .limit(DUE_PER_FETCH)
                .execute();
    }

    private List<Lead> lock(DSLContext jooq, LeadRequest request) {
        List<Lead> leads = new ArrayList<>();
        for (int round = 0; round < MAX_ROUNDS && leads.size() < request.count(); round++) {
            var rows = jooq.select(
                            CAMPAIGN_LEAD.ID, CAMPAIGN_LEAD.ACCOUNT_ID, CAMPAIGN_LEAD.PERSON_ID, CAMPAIGN_LEAD.ATTEMPTS)
                    .from(CAMPAIGN_LEAD)
                    .where(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(request.campaignId()))
                    .and(CAMPAIGN_LEAD.STATE.eq("READY"))
                    .orderBy(CAMPAIGN_LEAD.PRIORITY, CAMPAIGN_LEAD.ID)
                    .limit(request.count() - leads.size())
                    .forUpdate()
                    .skipLocked()
                    .fetch();
            if (rows.isEmpty()) {
                break;
            }
            leads.addAll(keepDialable(jooq, request, rows));
        }
        return leads;
    }

    /** Stamps what can be dialled, sets aside what cannot. */
    private List<Lead> keepDialable(
            DSLContext jooq, LeadRequest request, Result<Record4<Long, Long, Long, Integer>> rows) {
        Map<Long, List<Phone>> phonesByPerson = phones.of(jooq, rows.getValues(CAMPAIGN_LEAD.PERSON_ID));
        Set<Long> unworkable = unworkable(jooq, rows.getValues(CAMPAIGN_LEAD.ACCOUNT_ID));
        List<Lead> leads = new ArrayList<>();
        Map<String, List<Long>> idsByState = new HashMap<>();
        for (var row : rows) {
            List<Phone> ofPerson = phonesByPerson.getOrDefault(row.value3(), List.of());
            String state =
                    unworkable.contains(row.value2()) ? "SUSPENDED" : ofPerson.isEmpty() ? "UNREACHABLE" : "LOCKED";
            idsByState.computeIfAbsent(state, s -> new ArrayList<>()).add(row.value1());
            if (state.equals("LOCKED")) {
                leads.add(new Lead(
                        row.value1(), request.campaignId(), row.value2(), row.value3(), row.value4(), ofPerson));
            }
        }
        idsByState.forEach((state, ids) -> jooq.update(CAMPAIGN_LEAD)
                .set(CAMPAIGN_LEAD.STATE, state)
                .set(CAMPAIGN_LEAD.REQUEST_ID, state.equals("LOCKED") ? request.requestId() : null)
                .where(CAMPAIGN_LEAD.ID.in(ids))
                .execute());
        return leads;
    }

    private static Set<Long> unworkable(DSLContext jooq, List<Long> accountIds) {
        return new HashSet<>(jooq.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.in(accountIds))
                .and(ACCOUNT.STATE.notIn(WORKABLE))
                .fetch(ACCOUNT.ID));
    }

    private static int remaining(DSLContext jooq, long campaignId) {
        return jooq.fetchCount(DSL.selectOne()
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaignId))
                .and(CAMPAIGN_LEAD.STATE.eq("READY"))
                .limit(REMAINING_COUNTED));
    }

    private static long nextDueMs(DSLContext jooq, long campaignId) {
        Record1<Instant> first = jooq.select(CAMPAIGN_LEAD.NEXT_ATTEMPT_AT)
                .from(CAMPAIGN_LEAD)
                .where(CAMPAIGN_LEAD.CAMPAIGN_ID.eq(campaignId))
                .and(CAMPAIGN_LEAD.STATE.eq("WAITING"))
                .and(CAMPAIGN_LEAD.NEXT_ATTEMPT_AT.isNotNull())
                .orderBy(CAMPAIGN_LEAD.NEXT_ATTEMPT_AT)
                .limit(1)
                .fetchOne();
        return first == null ? 0 : first.value1().toEpochMilli();
    }
}
