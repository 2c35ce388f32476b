package io.cadencia.db.lead;

import static io.cadencia.db.PortfolioFixture.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.PhoneStanding;
import io.cadencia.core.lead.PhoneType;
import io.cadencia.core.port.LeadSource.LeadBatch;
import io.cadencia.core.port.LeadSource.LeadRequest;
import io.cadencia.core.port.LeadSource.LeadSourceException;
import io.cadencia.db.Database;
import io.cadencia.db.PortfolioFixture;
import io.cadencia.db.TestDatabases;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JooqLeadSourceIT {
    private static final long NOW = 1_790_000_000_000L;

    private Database database;
    private JooqLeadSource source;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(JooqLeadSourceIT.class);
        PortfolioFixture.insert(database, 20);
        source = new JooqLeadSource(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldGiveLeadsInStrategyOrderWithTheirPhonesAndZones() throws Exception {
        LeadBatch batch = source.fetch(new LeadRequest(1, CAMPAIGN, 3), NOW);

        assertThat(batch.leads()).extracting(Lead::leadId).containsExactly(20L, 19L, 18L);
        assertThat(batch.remaining()).isEqualTo(17);
        assertThat(batch.nextDueMs()).isZero();
        assertThat(batch.leads().getFirst().phones())
                .containsExactly(
                        mobile(201, "+525510000201", List.of("America/Mexico_City"), PhoneStanding.UNKNOWN, 0, null),
                        mobile(
                                202,
                                "+525510000202",
                                List.of("America/Cancun", "America/Tijuana"),
                                PhoneStanding.UNKNOWN,
                                0,
                                null));
    }

    @Test
    void shouldTellWhatEarlierCallsHaveShownOfAPhone() throws Exception {
        database.jooq()
                .execute("UPDATE phone SET state = 'VALID', tries = 3, last_outcome = 'CONNECTED' WHERE id = 202");
        database.jooq()
                .execute("UPDATE phone SET state = 'THIRD_PARTY', tries = 1, last_outcome = 'OF_A_LATER_VERSION'"
                        + " WHERE id = 201");

        Lead lead = source.fetch(new LeadRequest(1, CAMPAIGN, 1), NOW).leads().getFirst();

        assertThat(lead.phones())
                .containsExactly(
                        mobile(
                                202,
                                "+525510000202",
                                List.of("America/Cancun", "America/Tijuana"),
                                PhoneStanding.REACHED,
                                3,
                                Outcome.CONNECTED),
                        mobile(
                                201,
                                "+525510000201",
                                List.of("America/Mexico_City"),
                                PhoneStanding.THIRD_PARTY,
                                1,
                                null));
    }

    private static Phone mobile(
            long id, String number, List<String> zones, PhoneStanding standing, int tries, @Nullable Outcome last) {
        return new Phone(id, number, zones, PhoneType.MOBILE, standing, tries, last);
    }

    @Test
    void shouldGiveTheSameLeadsForTheSameRequestAlsoAfterARestart() throws Exception {
        LeadBatch first = source.fetch(new LeadRequest(1, CAMPAIGN, 5), NOW);

        LeadBatch again = new JooqLeadSource(database).fetch(new LeadRequest(1, CAMPAIGN, 5), NOW + 1_000);

        assertThat(again.leads()).isEqualTo(first.leads());
        assertThat(source.fetch(new LeadRequest(2, CAMPAIGN, 50), NOW).leads())
                .extracting(Lead::leadId)
                .doesNotContainAnyElementsOf(
                        first.leads().stream().map(Lead::leadId).toList())
                .hasSize(15);
    }

    @Test
    void shouldNeverGiveALeadToTwoRequestsAtOnce() throws Exception {
        Set<Long> given = ConcurrentHashMap.newKeySet();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> counts = IntStream.rangeClosed(1, 10)
                    .mapToObj(request -> workers.submit(() -> {
                        List<Lead> leads = source.fetch(new LeadRequest(request, CAMPAIGN, 2), NOW)
                                .leads();
                        leads.forEach(
                                lead -> assertThat(given.add(lead.leadId())).isTrue());
                        return leads.size();
                    }))
                    .toList();
            for (Future<Integer> count : counts) {
                count.get();
            }
        }
        int rest = source.fetch(new LeadRequest(11, CAMPAIGN, 50), NOW).leads().size();
        assertThat(given.size() + rest).isEqualTo(20);
    }

    @Test
    void shouldWaitForTheNextAttemptTime() throws Exception {
        database.jooq()
                .execute("UPDATE campaign_lead SET state = 'WAITING', attempts = 2,"
                        + " next_attempt_at = '2026-09-21 14:14:20' WHERE id = 20");
        long due = java.time.Instant.parse("2026-09-21T14:14:20Z").toEpochMilli();

        LeadBatch early = source.fetch(new LeadRequest(1, CAMPAIGN, 1), due - 1);
        LeadBatch late = source.fetch(new LeadRequest(2, CAMPAIGN, 1), due);

        assertThat(early.leads()).extracting(Lead::leadId).containsExactly(19L);
        assertThat(early.nextDueMs()).isEqualTo(due);
        assertThat(late.leads())
                .extracting(Lead::leadId, Lead::attempts)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(20L, 2));
    }

    @Test
    void shouldPassOverLeadsThatCannotBeDialled() throws Exception {
        database.jooq().execute("UPDATE phone SET state = 'WRONG' WHERE person_id = 20");
        database.jooq().execute("UPDATE account SET state = 'PAID' WHERE id = 19");
        database.jooq().execute("UPDATE phone SET state = 'NON_EXISTENT' WHERE id = 181");

        LeadBatch batch = source.fetch(new LeadRequest(1, CAMPAIGN, 2), NOW);

        assertThat(batch.leads()).extracting(Lead::leadId).containsExactly(18L, 17L);
        assertThat(batch.leads().getFirst().phones()).extracting(Phone::phoneId).containsExactly(182L);
        assertThat(database.jooq().fetchValues("SELECT state FROM campaign_lead WHERE id IN (19, 20) ORDER BY id"))
                .hasToString("[SUSPENDED, UNREACHABLE]");
    }

    @Test
    void shouldDialTheNumberWhereTheDebtorAnsweredFirst() throws Exception {
        database.jooq().execute("UPDATE phone SET state = 'VALID' WHERE id = 202");

        Lead lead = source.fetch(new LeadRequest(1, CAMPAIGN, 1), NOW).leads().getFirst();

        assertThat(lead.phones()).extracting(Phone::phoneId).containsExactly(202L, 201L);
    }

    @Test
    void shouldFreeTheLocksOfAnOlderJournal() throws Exception {
        source.fetch(new LeadRequest(7, CAMPAIGN, 5), NOW);
        source.fetch(new LeadRequest(1_000, CAMPAIGN, 5), NOW);

        assertThat(source.releaseLocksUpTo(999)).isEqualTo(5);

        assertThat(source.fetch(new LeadRequest(1_001, CAMPAIGN, 50), NOW).leads())
                .hasSize(15);
    }

    @Test
    void shouldKnowACallerByAPhoneOfADebtorAndNobodyElse() throws Exception {
        database.jooq().execute("UPDATE phone SET relation = 'REFERENCE' WHERE id = 31");
        database.jooq().execute("UPDATE phone SET state = 'WRONG' WHERE id = 41");

        Lead known = java.util.Objects.requireNonNull(source.findCaller(CAMPAIGN, "+525510000202"));

        assertThat(known.leadId()).isEqualTo(20);
        assertThat(known.phones()).extracting(Phone::phoneId).containsExactly(202L);
        assertThat(source.findCaller(CAMPAIGN, "+525510000031"))
                .as("a reference")
                .isNull();
        assertThat(source.findCaller(CAMPAIGN, "+525510000041"))
                .as("a wrong number")
                .isNull();
        assertThat(source.findCaller(CAMPAIGN + 1, "+525510000202"))
                .as("another campaign")
                .isNull();
        assertThat(source.findCaller(CAMPAIGN, "+525599999999"))
                .as("a stranger")
                .isNull();
    }

    @Test
    void shouldSayWhichCampaignWhenTheDatabaseIsAway() {
        database.close();
        assertThatThrownBy(() -> source.fetch(new LeadRequest(1, CAMPAIGN, 5), NOW))
                .isInstanceOf(LeadSourceException.class)
                .hasMessage("leads of campaign 1 cannot be fetched now");
    }
}
