package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.telephony.population.DebtorPopulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The parts of an installation may start in any order, and MariaDB and Asterisk may die and come back while nobody calls:
 * the server becomes ready by itself each time, and takes a call in the end. {@link OwnServerIT} has the order server,
 * MariaDB, Asterisk.
 */
@NullUnmarked
class StartOrderIT {
    private static final DebtorPopulation ALL_ANSWER =
            new DebtorPopulation(1_000, 0, 0, 0, 0, 300, 0.3, DebtorPopulation.UNTIL_HUNG_UP_MS, 2_000, 300);
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Site site;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void shouldBecomeReadyInWhateverOrderThePartsStartAndComeBack() throws Exception {
        try (Site installed = new Site(folder, ALL_ANSWER, "mode: progressive")) {
            site = installed;
            assertThat(site.importDebtors(20).exitCode()).isZero();
            site.startAsterisk();

            inOrderAsteriskServerDatabase();
            inOrderServerAsteriskDatabase();
            try (RunningServer server = inOrderDatabaseServerAsterisk()) {
                survive(
                        server,
                        () -> site.database().kill(),
                        () -> site.database().restart());
                survive(
                        server,
                        () -> site.asterisk().crash(),
                        () -> site.asterisk().comeBack());
                survive(server, this::bothDie, this::bothComeBack);
                takeACall(server);
                assertThat(server.stop(Duration.ofSeconds(20))).isZero();
            }
            assertThat(site.view().ids("")).as("channels left").isEmpty();
        }
    }

    private void inOrderAsteriskServerDatabase() throws Exception {
        site.database().kill();
        try (RunningServer server = waitingForTheDatabase()) {
            site.database().restart();
            server.awaitOpen(START).awaitReady(Duration.ofSeconds(15));
            site.addAdvisors(List.of("ana"));
            assertThat(server.stop(Duration.ofSeconds(20))).isZero();
        }
    }

    private void inOrderServerAsteriskDatabase() {
        bothDie();
        try (RunningServer server = waitingForTheDatabase()) {
            site.asterisk().comeBack();
            site.database().restart();
            server.awaitOpen(START).awaitReady(Duration.ofSeconds(15));
            assertThat(server.stop(Duration.ofSeconds(20))).isZero();
        }
    }

    private RunningServer waitingForTheDatabase() {
        RunningServer server = site.launchServer();
        Until.that("word of the wait", START, () -> server.said().contains("Waiting for the database"));
        return server;
    }

    private RunningServer inOrderDatabaseServerAsterisk() {
        site.asterisk().crash();
        RunningServer server = site.launchServer().awaitOpen(START);
        assertThat(ready(server)).isFalse();
        site.asterisk().comeBack();
        return server.awaitReady(Duration.ofSeconds(15));
    }

    private void bothDie() {
        site.database().kill();
        site.asterisk().crash();
    }

    private void bothComeBack() {
        site.asterisk().comeBack();
        site.database().restart();
    }

    private static void survive(RunningServer server, Runnable death, Runnable recovery) {
        death.run();
        Until.that("word that something is missing", Duration.ofSeconds(15), () -> !ready(server));
        assertThat(server.get("/health").statusCode()).as("it lives").isEqualTo(200);
        recovery.run();
        Until.that("readiness again", Duration.ofSeconds(20), () -> ready(server));
    }

    private static boolean ready(RunningServer server) {
        return server.get("/ready").statusCode() == 200;
    }

    private void takeACall(RunningServer server) {
        try (Desk desk = site.desk(server).signIn("ana", Site.PASSWORD)) {
            site.startPhones(List.of(desk));
            desk.join().goReady();
            desk.await("a call", at -> at.state() == SeatState.ON_CALL);
            desk.pause();
            desk.hangUp();
            Crew.promise(desk);
            desk.await("the pause", at -> at.state() == SeatState.PAUSED);
            desk.signOut();
        }
        Until.that(
                "the gestión in the database",
                Duration.ofSeconds(10),
                () -> site.count("SELECT COUNT(*) FROM gestion WHERE result_code = 'PP' AND advisor_id IS NOT NULL")
                        == 1);
        assertThat(site.count("SELECT COUNT(*) FROM attempt WHERE outcome = 'CONNECTED'"))
                .isEqualTo(1);
    }
}
