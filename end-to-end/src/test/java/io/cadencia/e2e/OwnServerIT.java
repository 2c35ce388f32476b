package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.telephony.population.DebtorPopulation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of an operator who installs Cadencia on a MariaDB and an Asterisk of their own, by commands alone, in an
 * inconvenient order: the server is started before its database and before its switch.
 */
@NullUnmarked
class OwnServerIT {
    private static final DebtorPopulation ALL_ANSWER =
            new DebtorPopulation(1_000, 0, 0, 0, 0, 300, 0.3, DebtorPopulation.UNTIL_HUNG_UP_MS, 2_000, 300);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void shouldTakeARealCallOnAServerSetUpByCommands() throws Exception {
        try (Site site = new Site(folder, ALL_ANSWER, "mode: progressive")) {
            Programs.Outcome imported = site.importDebtors(50);
            assertThat(imported.said()).contains("Loaded as assignment");
            assertThat(imported.exitCode()).isZero();
            site.database().kill();
            try (RunningServer server = site.launchServer()) {
                Until.that(
                        "word of the wait",
                        Duration.ofSeconds(30),
                        () -> server.said().contains("Waiting for the database"));
                assertThat(site.run("doctor").said())
                        .contains("wrong database: ", "wrong node local: nothing answers at")
                        .doesNotContain("Exception");
                site.database().restart();
                server.awaitOpen(Duration.ofSeconds(60));

                makeUsers(site);
                shouldRefuseSignInWhileTheSwitchIsAway(site, server);
                site.startAsterisk();
                server.awaitReady(Duration.ofSeconds(15));
                assertDone(site.run("doctor"), "ok    database");
                takeACall(site, server);
                DashboardMetrics.assertGiven(server.get("/metrics").body());

                assertThat(server.stop(Duration.ofSeconds(20)))
                        .as("exit code of an orderly end")
                        .isZero();
            }
            assertThat(site.view().ids("")).as("channels left").isEmpty();
            assertThat(site.count("SELECT COUNT(*) FROM gestion WHERE result_code = 'PP' AND advisor_id IS NOT NULL"))
                    .isEqualTo(1);
            assertThat(site.count("SELECT COUNT(*) FROM attempt WHERE outcome = 'CONNECTED'"))
                    .isEqualTo(1);
        }
    }

    private static void makeUsers(Site site) {
        assertRefused(site.user("short", "add", "ana"), "must have 12 to 256 characters; this one has 5");
        assertRefused(site.user(Site.PASSWORD, "add", "ana", "--campaign", "other"), "There is no campaign 'other'");
        assertDone(
                site.user(Site.PASSWORD, "add", "ana", "--name", "Ana Núñez", "--campaign", Site.CAMPAIGN),
                "Added user ana, advisor, works in " + Site.CAMPAIGN);
        assertRefused(site.user(Site.PASSWORD, "add", "ANA"), "There is a user 'ANA' already");
        assertThat(site.count("SELECT COUNT(*) FROM app_user WHERE password_hash LIKE '$argon2id$%'"))
                .isEqualTo(1);
        assertDone(site.user("", "list"), "Ana Núñez");
    }

    private static void shouldRefuseSignInWhileTheSwitchIsAway(Site site, RunningServer server) {
        assertThat(server.check("telephony").get("ok").asBoolean()).isFalse();
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
        try (Desk desk = site.desk(server)) {
            assertThat(desk.trySignIn("ana", "wrong wrong wrong")).isEqualTo(RefusalCodes.BAD_CREDENTIALS);
            assertThat(desk.trySignIn("ana", Site.PASSWORD)).isEqualTo(RefusalCodes.TELEPHONY_DOWN);
        }
    }

    private static void takeACall(Site site, RunningServer server) {
        try (Desk desk = site.desk(server).signIn("ana", Site.PASSWORD)) {
            site.startPhones(List.of(desk));
            desk.join().goReady();
            desk.await("a call", at -> at.state() == SeatState.ON_CALL);
            Until.that("the account on the screen", Duration.ofSeconds(5), () -> desk.card() != null);
            assertThat(desk.card().debtor()).isNotBlank();
            desk.pause();
            desk.hangUp();
            String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
            desk.classify("PP", Map.of("monto", "1500", "fecha", tomorrow, "medio", "SPEI"));
            desk.await("the pause", at -> at.state() == SeatState.PAUSED);
            desk.signOut();
        }
        Until.that(
                "the gestión in the database",
                Duration.ofSeconds(10),
                () -> site.count("SELECT COUNT(*) FROM gestion WHERE advisor_id IS NOT NULL") == 1);
    }

    private static void assertDone(Programs.Outcome outcome, String said) {
        assertThat(outcome.said()).contains(said);
        assertThat(outcome.exitCode()).isZero();
    }

    private static void assertRefused(Programs.Outcome outcome, String said) {
        assertThat(outcome.said()).contains(said).doesNotContain("Exception");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }
}
