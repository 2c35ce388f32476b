package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.Recorded;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.protocol.ServerMessage.ThirdPartyPhase;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an advisor does with a call, asked for over the desktops' protocol, and what of it is in the tables of MariaDB:
 * pausing the recording, a consultation, the three-way call, leaving it. Then a supervisor turns the levers.
 */
@NullUnmarked
class CallFunctionsIT {
    private static final DebtorPopulation ALL_ANSWER =
            new DebtorPopulation(1_000, 0, 0, 0, 0, 300, 0.3, DebtorPopulation.UNTIL_HUNG_UP_MS, 2_000, 300);
    private static final String CAMPAIGN = """
            mode: progressive
            calls:
              recorded: true
              destinations: [{code: LEGAL, name: Área legal, number: "%s"}]
            """.formatted("+" + ForcedNumber.number(Behaviour.ANSWER, 300, 7));

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void shouldStoreWhatAnAdvisorDidWithACall() throws Exception {
        try (Site site = new Site(folder, ALL_ANSWER, CAMPAIGN)) {
            site.startAsterisk();
            assertThat(site.importDebtors(20).exitCode()).isZero();
            try (RunningServer server =
                    site.launchServer().awaitOpen(Duration.ofSeconds(60)).awaitReady(Duration.ofSeconds(15))) {
                site.addAdvisors(List.of("ana"));
                try (Crew crew = new Crew(site, server, List.of("ana"))) {
                    Desk ana = crew.desks().getFirst();
                    crew.goReady().awaitCalls(Duration.ofSeconds(30));
                    long attempt = ana.seat().call().attemptId();
                    pauseTheRecording(ana);
                    consultMergeAndLeave(ana);
                    Crew.promise(ana);
                    site.view().ids("leg-").forEach(leg -> site.asterisk().console("channel request hangup " + leg));
                    crew.finish();
                    settled(server);
                    assertTables(site, attempt);
                    turnTheLevers(site, server);
                    crew.signOut();
                }
            }
        }
    }

    private static void pauseTheRecording(Desk ana) {
        ana.await("the recording", at -> at.call().recording() == Recorded.ON);
        assertThat(ana.control(CallControl.PAUSE_RECORDING, "CARD_DATA")).isEmpty();
        ana.await("the pause", at -> at.call().recording() == Recorded.PAUSED);
        assertThat(ana.control(CallControl.RESUME_RECORDING, null)).isEmpty();
        ana.await("the recording again", at -> at.call().recording() == Recorded.ON);
    }

    private static void consultMergeAndLeave(Desk ana) {
        assertThat(ana.control(CallControl.CONSULT, "NOBODY")).isEqualTo("NO_SUCH_DESTINATION");
        assertThat(ana.control(CallControl.CONSULT, "LEGAL")).isEmpty();
        ana.await(
                "the consultation",
                at -> at.call().held()
                        && at.call().thirdParty() != null
                        && at.call().thirdParty().state() == CallState.CONNECTED);
        assertThat(ana.control(CallControl.MERGE, null)).isEmpty();
        ana.await("the three-way call", at -> at.call().thirdParty().phase() == ThirdPartyPhase.THREE_WAY);
        assertThat(ana.control(CallControl.LEAVE, null)).isEmpty();
        ana.await("the after-call work", at -> at.state() == SeatState.WRAP_UP);
    }

    private static void settled(RunningServer server) {
        Until.that(
                "all facts in the database",
                Duration.ofSeconds(15),
                () -> server.check("projection").get("detail").asString().startsWith("0 facts"));
    }

    private static void assertTables(Site site, long attempt) {
        String ours = " AND attempt_id = " + attempt;
        assertThat(site.count("SELECT COUNT(*) FROM third_party_call WHERE destination = 'LEGAL' AND outcome ="
                        + " 'CONNECTED' AND phase = 'TRANSFERRED' AND answered_at IS NOT NULL AND advisor_id IS NOT NULL"
                        + ours))
                .as("the third party, and that it was left alone with the debtor")
                .isEqualTo(1);
        assertThat(site.count("SELECT COUNT(*) FROM attempt WHERE outcome = 'CONNECTED' AND transferred_at >"
                        + " connected_at AND transferred_at <= ended_at AND id = " + attempt))
                .isEqualTo(1);
        for (String event : List.of("STARTED", "PAUSED", "RESUMED", "FINISHED")) {
            assertThat(site.count("SELECT COUNT(*) FROM recording_event WHERE event = '" + event + "'" + ours))
                    .as("recording " + event)
                    .isEqualTo(1);
        }
        assertThat(site.count("SELECT COUNT(*) FROM recording_event WHERE event = 'PAUSED' AND reason = 'CARD_DATA'"
                        + " AND advisor_id IS NOT NULL" + ours))
                .isEqualTo(1);
        assertThat(site.count("SELECT COUNT(*) FROM gestion WHERE result_code = 'PP' AND talk_ms > 0" + ours))
                .isEqualTo(1);
    }

    /** By command, on the running server; what cannot be is refused as a whole. */
    private static void turnTheLevers(Site site, RunningServer server) {
        Programs.Outcome refused = site.run(
                "campaign", "set", Site.CAMPAIGN, "pacing.callsPerSecond=0", "ringSeconds=5", "waitLimitMs=1500");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.said())
                .contains("Nothing was changed.", "pacing.callsPerSecond '0'", "ringSeconds '5'")
                .doesNotContain("waitLimitMs '1500'");

        Programs.Outcome done = site.run(
                "campaign", "set", Site.CAMPAIGN, "mode=RATIO", "pacing.linesPerAdvisor=2", "--actor", "supervisora");
        assertThat(done.said()).contains("mode", "RATIO", "set by supervisora; the configuration says PROGRESSIVE");
        assertThat(done.exitCode()).isZero();
        Until.that(
                "the new mode",
                Duration.ofSeconds(5),
                () -> server.figures().get("mode").asString().equals("RATIO"));
        settled(server);
        assertThat(site.count("SELECT COUNT(*) FROM campaign_tuning WHERE actor = 'supervisora' AND"
                        + " (setting, value_before, value_after) IN (('mode', 'PROGRESSIVE', 'RATIO'),"
                        + " ('pacing.linesPerAdvisor', '3', '2'))"))
                .isEqualTo(2);
        assertThat(site.count("SELECT COUNT(*) FROM campaign_tuning")).isEqualTo(2);
    }
}
