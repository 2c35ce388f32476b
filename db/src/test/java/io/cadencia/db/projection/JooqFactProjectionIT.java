package io.cadencia.db.projection;

import static io.cadencia.db.projection.Facts.T0;
import static io.cadencia.db.projection.Facts.at;
import static io.cadencia.db.projection.Facts.attempt;
import static io.cadencia.db.projection.Facts.day;
import static io.cadencia.db.projection.Facts.gestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.port.FactProjection.Position;
import io.cadencia.core.port.FactProjection.PositionedFact;
import io.cadencia.core.port.FactProjection.ProjectionException;
import io.cadencia.db.Database;
import io.cadencia.db.PortfolioFixture;
import io.cadencia.db.TestDatabases;
import io.cadencia.db.embedded.EmbeddedDbSettings;
import io.cadencia.db.embedded.EmbeddedMariaDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JooqFactProjectionIT {
    private Database database;
    private JooqFactProjection projection;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(JooqFactProjectionIT.class);
        PortfolioFixture.insert(database, 3);
        projection = new JooqFactProjection(database, "test");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldStoreEveryKindOfFactWithItsPosition() throws Exception {
        projection.apply(day());

        assertThat(projection.lastApplied()).isEqualTo(new Position(4, 5));
        assertThat(
                        one(
                                "SELECT CONCAT(placed_at, ' ', COALESCE(ringing_at, '-'), ' ', outcome, ' ', ended_by) FROM attempt"))
                .isEqualTo("2026-09-21 14:13:20.000000 - CONNECTED REMOTE");
        assertThat(one("SELECT CONCAT(result_code, ' ', JSON_VALUE(fields, '$.monto'), ' ', note) FROM gestion"))
                .isEqualTo("PP 500.00 dijo \"sí\", señor");
        assertThat(one("SELECT CONCAT(state, ' ', attempts, ' ', next_attempt_at, ' ', COALESCE(request_id, '-'))"
                        + " FROM campaign_lead WHERE id = 1"))
                .isEqualTo("WAITING 1 2026-09-22 14:13:20.000000 -");
        assertThat(one("SELECT state FROM account WHERE id = 1")).isEqualTo("PROMISED");
        assertThat(one("SELECT CONCAT(state, ' ', tries, ' ', score, ' ', last_outcome) FROM phone WHERE id = 11"))
                .isEqualTo("VALID 1 90 CONNECTED");
        assertThat(one("SELECT CONCAT(state, ' ', reason, ' ', to_at) FROM advisor_interval"))
                .isEqualTo("PAUSED COMIDA 2026-09-21 14:13:21.000000");
        assertThat(one("SELECT CONCAT(machine, ' ', transferred_at) FROM attempt"))
                .isEqualTo("UNSURE 2026-09-21 14:14:10.000000");
        assertThat(one("SELECT CONCAT(attempt_id, ' ', destination, ' ', phase, ' ', outcome) FROM third_party_call"))
                .isEqualTo("40 LEGAL TRANSFERRED CONNECTED");
        assertThat(one("SELECT CONCAT(attempt_id, ' ', name, ' ', event, ' ', advisor_id, ' ', reason, ' ',"
                        + " COALESCE(duration_ms, '-')) FROM recording_event"))
                .isEqualTo("40 40 PAUSED 5 CARD_DATA -");
        assertThat(one("SELECT CONCAT(supervisor_id, ' ', advisor_id, ' ', mode) FROM supervision"))
                .isEqualTo("9 5 WHISPER");
        assertThat(one("SELECT CONCAT(rule, ' ', COALESCE(next_allowed_at, '-')) FROM compliance_block"))
                .isEqualTo("HOUR -");
        assertThat(one("SELECT CONCAT(running, ' ', (SELECT actor FROM campaign_change)) FROM campaign"))
                .isEqualTo("1 ana");
    }

    @Test
    void shouldStoreNothingTwiceWhenFactsAreReplayed() throws Exception {
        List<PositionedFact> day = day();
        projection.apply(day.subList(0, 3));
        String before = everything();

        new JooqFactProjection(database, "test").apply(day.subList(0, 3));
        assertThat(everything()).isEqualTo(before);

        projection.apply(day);
        projection.apply(day);
        assertThat(one("SELECT COUNT(*) FROM gestion")).isEqualTo("1");
        assertThat(one("SELECT tries FROM phone WHERE id = 11")).isEqualTo("1");
    }

    @Test
    void shouldStoreAllOfABatchOrNothing() throws Exception {
        List<PositionedFact> day = new ArrayList<>(day());
        String before = everything();
        Fact tooLong = new Fact.CampaignChanged(1, true, "x".repeat(500), T0);
        day.add(new PositionedFact(new Position(9, 0), tooLong));

        assertThatThrownBy(() -> projection.apply(day))
                .isInstanceOf(ProjectionException.class)
                .hasMessageContaining("of journal test are not stored");

        assertThat(everything()).isEqualTo(before);
        assertThat(projection.lastApplied()).isEqualTo(Position.NONE);
    }

    @Test
    void shouldRetireAPhoneThatDoesNotExistAndKeepWhatIsKnownBetter() throws Exception {
        projection.apply(List.of(
                at(1, 0, new Fact.PhoneTried(11, 1, Outcome.INVALID_NUMBER, true, T0)),
                at(1, 1, new Fact.PhoneTried(12, 1, Outcome.NO_ANSWER, false, T0)),
                at(1, 2, gestion(50, 21, "NEQ", ContactType.INDIRECT)),
                at(1, 3, new Fact.PhoneTried(21, 2, Outcome.NO_ANSWER, false, T0))));

        assertThat(one("SELECT GROUP_CONCAT(state ORDER BY id) FROM phone WHERE id IN (11, 12, 21)"))
                .isEqualTo("NON_EXISTENT,NO_ANSWER,WRONG");
        assertThat(one("SELECT GROUP_CONCAT(score ORDER BY id) FROM phone WHERE id IN (11, 12, 21)"))
                .isEqualTo("0,45,45");
    }

    /** The switch told it when it was back, long after the attempts were given up. */
    @Test
    void shouldCorrectAttemptsWhoseDebtorsHadHeardTheMessageOnce() throws Exception {
        List<PositionedFact> found = List.of(
                at(2, 0, new Fact.AbandonmentFound(40, 1, 70, T0 + 600_000)),
                at(2, 1, new Fact.AbandonmentFound(41, 1, 71, T0 + 600_000)));
        projection.apply(List.of(
                at(1, 0, attempt(40, 0, 0, Outcome.TECHNICAL_FAILURE)),
                at(1, 1, gestion(50, 40, 11, "FTC", ContactType.DIALER)),
                at(1, 2, attempt(41, 0, 0, Outcome.TECHNICAL_FAILURE)),
                at(1, 3, gestion(51, 41, 11, "FTC", ContactType.DIALER))));
        projection.apply(found);
        projection.apply(found);

        assertThat(one("SELECT GROUP_CONCAT(outcome, ' ', answered_at = ended_at ORDER BY id) FROM attempt"))
                .isEqualTo("ABANDONED 1,ABANDONED 1");
        assertThat(one("SELECT GROUP_CONCAT(id, ' ', result_code, ' ', COALESCE(corrects_id, '-') ORDER BY id)"
                        + " FROM gestion"))
                .isEqualTo("50 FTC -,51 FTC -,70 ABN 50,71 ABN 51");
    }

    @Test
    void shouldSuspendAnAccountInDisputeAndLeaveItSuspended() throws Exception {
        projection.apply(List.of(
                at(1, 0, gestion(50, 11, "ACL", ContactType.DIRECT)),
                at(1, 1, gestion(51, 11, "PP", ContactType.DIRECT))));

        assertThat(one("SELECT CONCAT(state, ' ', state_reason) FROM account WHERE id = 1"))
                .isEqualTo("SUSPENDED ACL");
    }

    @Test
    void shouldLoseAndDoubleNothingWhileTheServerIsKilledAgainAndAgain(@TempDir Path folder) throws Exception {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder));
                Database own = Database.open(TestDatabases.settings(server, JooqFactProjectionIT.class))) {
            PortfolioFixture.insert(own, 3);
            JooqFactProjection mine = new JooqFactProjection(own, "test");
            AtomicInteger applied = new AtomicInteger();
            Thread killer = Thread.ofPlatform().start(() -> killThreeTimes(server, applied));
            int retries = 0;

            for (int command = 1; command <= 600; command++) {
                List<PositionedFact> facts = List.of(
                        at(command, 0, gestion(command, 11, "NEG", ContactType.DIRECT)),
                        at(command, 1, new Fact.PhoneTried(12, 1, Outcome.BUSY, false, T0)));
                boolean stored = false;
                while (!stored) {
                    try {
                        mine.apply(facts);
                        stored = true;
                    } catch (ProjectionException e) {
                        retries++;
                        Thread.sleep(20);
                    }
                }
                applied.set(command);
            }
            killer.join();

            assertThat(retries).isPositive();
            assertThat(own.jooq().fetchValue("SELECT COUNT(*) FROM gestion")).hasToString("600");
            assertThat(own.jooq().fetchValue("SELECT tries FROM phone WHERE id = 12"))
                    .hasToString("600");
            assertThat(mine.lastApplied()).isEqualTo(new Position(600, 1));
        }
    }

    private static void killThreeTimes(EmbeddedMariaDb server, AtomicInteger applied) {
        for (int at : new int[] {100, 250, 400}) {
            while (applied.get() < at) {
                Thread.onSpinWait();
            }
            server.killAndRestart();
        }
    }

    private String one(String sql) {
        return String.valueOf(database.jooq().fetchValue(sql));
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of(
                "attempt",
                "gestion",
                "phone",
                "account",
                "campaign_lead",
                "advisor_interval",
                "compliance_block",
                "campaign_change",
                "campaign")) {
            all.append(database.jooq()
                    .fetch("SELECT * FROM " + table + " ORDER BY 1")
                    .formatCSV());
        }
        return all.toString();
    }
}
