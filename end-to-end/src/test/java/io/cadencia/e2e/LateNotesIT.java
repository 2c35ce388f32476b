package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.telephony.leg.AbandonmentNotes;
import io.cadencia.telephony.population.DebtorPopulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A switch comes back so late that its calls were given up, and tells that debtors of them had heard the message: the
 * server was killed while they rang, and the switch did not answer when it started again.
 */
@NullUnmarked
class LateNotesIT {
    private static final List<String> ADVISORS = List.of("ana", "beto");
    private static final int DEBTORS = 100;
    private static final DebtorPopulation ALL_ANSWER =
            new DebtorPopulation(1_000, 0, 0, 0, 0, 2_500, 0.8, DebtorPopulation.UNTIL_HUNG_UP_MS, 2_000, 300);
    private static final String CAMPAIGN = """
            mode: ratio
            pacing: {linesPerAdvisor: 4, callsPerSecond: 20, minimumTeam: 1}
            """;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void shouldCorrectTheBooksOfASwitchThatWasGivenUpOnce() throws Exception {
        try (Site site = new Site(folder, ALL_ANSWER, CAMPAIGN, List.of("norte", "sur"))) {
            site.startAsterisk();
            assertThat(site.importDebtors(DEBTORS).exitCode()).isZero();
            List<Long> heard = killTheServerWhileDebtorsRing(site);
            String those = heard.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
            site.asterisk("norte").freeze(true);
            try (RunningServer server = site.launchServer().awaitOpen(Duration.ofSeconds(60))) {
                Until.that(
                        "the calls given up",
                        Duration.ofSeconds(30),
                        () -> outcomes(site, "TECHNICAL_FAILURE", those) == heard.size());
                site.asterisk("norte").freeze(false);
                Until.that(
                        "the abandoned calls in the database",
                        Duration.ofSeconds(60),
                        () -> outcomes(site, "ABANDONED", those) == heard.size());
                Until.that(
                        "the notes, written down, to be gone",
                        Duration.ofSeconds(10),
                        () -> heardMessage(site).isEmpty());
                long abandoned = site.count("SELECT COUNT(*) FROM attempt WHERE outcome = 'ABANDONED'");
                Until.that(
                        "the campaign's figures",
                        Duration.ofSeconds(10),
                        () -> server.figures().get("abandoned").asLong() == abandoned);
                assertThat(site.count(
                                "SELECT COUNT(*) FROM gestion WHERE result_code = 'ABN' AND corrects_id IS NOT NULL"
                                        + " AND attempt_id IN " + those))
                        .isEqualTo(heard.size());
            }
        }
    }

    /** The attempts on the first switch whose debtors heard the message, by its own notes. */
    private static List<Long> killTheServerWhileDebtorsRing(Site site) {
        try (RunningServer server =
                site.launchServer().awaitOpen(Duration.ofSeconds(60)).awaitReady(Duration.ofSeconds(15))) {
            site.addAdvisors(ADVISORS);
            try (Crew crew = new Crew(site, server, ADVISORS)) {
                crew.goReady();
                Until.that(
                        "calls that ring on the first switch",
                        Duration.ofSeconds(30),
                        () -> site.view("norte").ringing().size() > 1);
                server.kill();
            }
        }
        Until.that(
                "the message for all who answered there, and their end",
                Duration.ofSeconds(60),
                () -> !heardMessage(site).isEmpty()
                        && site.view("norte").ringing().isEmpty()
                        && site.view("norte").waiting().isEmpty()
                        && site.view("norte").ids("leg-").stream()
                                .noneMatch(leg ->
                                        heardMessage(site).stream().anyMatch(id -> leg.equals("leg-" + id + "-"))));
        return heardMessage(site);
    }

    private static long outcomes(Site site, String outcome, String attempts) {
        return site.count("SELECT COUNT(*) FROM attempt WHERE outcome = '" + outcome + "' AND id IN " + attempts);
    }

    private static List<Long> heardMessage(Site site) {
        return site.asterisk("norte")
                .console("database show " + AbandonmentNotes.FAMILY)
                .lines()
                .map(line -> AbandonmentNotes.legOf(line.replaceFirst(" *:.*", "")))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }
}
