package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.protocol.ServerMessage.PhoneLeg;
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

/** A whole server over two real switches, of which one dies in mid-call and comes back. */
@NullUnmarked
class TwoSwitchesIT {
    private static final List<String> ADVISORS = List.of("ana", "beto", "caro", "dani");
    private static final int DEBTORS = 100;
    private static final DebtorPopulation ALL_ANSWER =
            new DebtorPopulation(1_000, 0, 0, 0, 0, 400, 0.3, DebtorPopulation.UNTIL_HUNG_UP_MS, 2_000, 300);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void shouldGoOnWithoutADeadSwitchAndTakeItBack() throws Exception {
        try (Site site = new Site(folder, ALL_ANSWER, "mode: progressive", List.of("norte", "sur"))) {
            site.startAsterisk();
            assertThat(site.importDebtors(DEBTORS).exitCode()).isZero();
            try (RunningServer server =
                    site.launchServer().awaitOpen(Duration.ofSeconds(60)).awaitReady(Duration.ofSeconds(15))) {
                site.addAdvisors(ADVISORS);
                try (Crew crew = new Crew(site, server, ADVISORS)) {
                    crew.goReady().awaitCalls(Duration.ofSeconds(30));
                    assertThat(phones(crew, "norte")).hasSize(2);
                    List<String> onNorte = site.view("norte").ids("leg-");
                    List<String> onSur = site.view("sur").ids("leg-");
                    assertThat(onNorte).isNotEmpty();
                    assertThat(onSur).isNotEmpty();

                    die(site, crew, onNorte, onSur);
                    goOnWithout(site, crew, onNorte.size());
                    takeBack(site, crew);

                    crew.finish();
                    Until.that(
                            "all facts in the database",
                            Duration.ofSeconds(15),
                            () -> server.check("projection")
                                    .get("detail")
                                    .asString()
                                    .startsWith("0 facts"));
                    Until.that(
                            "the figures, which are a second old, to agree with the database",
                            Duration.ofSeconds(10),
                            () -> server.figures().get("hopper").asLong()
                                    == site.count("SELECT COUNT(*) FROM campaign_lead WHERE state = 'LOCKED'"));
                    Books.assertBalanced(
                            site, DEBTORS, server.figures().get("hopper").asLong());
                    crew.signOut();
                }
            }
        }
    }

    private static void die(Site site, Crew crew, List<String> onNorte, List<String> onSur) {
        List<Desk> moving = phones(crew, "norte");
        long killed = System.nanoTime();
        site.asterisk("norte").crash();
        for (Desk desk : moving) {
            desk.await("the other switch", at -> "sur".equals(at.phoneNode()) && at.phoneLeg() == PhoneLeg.UP);
        }
        System.out.printf(
                "kill -9 of one of two switches: phones on the other after %d ms%n",
                (System.nanoTime() - killed) / 1_000_000);
        Until.that(
                "the end of the dead switch's calls",
                Duration.ofSeconds(10),
                () -> crew.desks().stream()
                                .filter(desk -> desk.seat().state() == SeatState.WRAP_UP)
                                .count()
                        == onNorte.size());
        assertThat(site.view("sur").ids("leg-")).as("calls of the other switch").containsAll(onSur);
    }

    /** Everybody has a call again, all on the switch that is left. */
    private static void goOnWithout(Site site, Crew crew, int lost) {
        for (Desk desk : crew.desks()) {
            if (desk.seat().state() == SeatState.WRAP_UP) {
                Crew.promise(desk);
            }
        }
        crew.goReady().awaitCalls(Duration.ofSeconds(30));
        assertThat(site.view("sur").ids("leg-")).hasSizeGreaterThanOrEqualTo(ADVISORS.size());
        Until.that(
                "the lost calls in the database",
                Duration.ofSeconds(10),
                () -> site.count("SELECT COUNT(*) FROM attempt WHERE ended_by = 'LOST' AND connected_at IS NOT NULL")
                        == lost);
    }

    /** Phones go back by themselves, of those with empty hands, and each goes on with what it was at. */
    private static void takeBack(Site site, Crew crew) {
        crew.finish();
        site.asterisk("norte").comeBack();
        Until.that(
                "two phones on each switch",
                Duration.ofSeconds(30),
                () -> phones(crew, "norte").size() == 2
                        && crew.desks().stream().allMatch(desk -> desk.seat().phoneLeg() == PhoneLeg.UP));
        assertThat(crew.desks())
                .extracting(desk -> desk.seat().pauseReason())
                .as("the break they were in; who was not reached at once on the switch that is back goes on by hand")
                .contains("BANO")
                .isSubsetOf("BANO", "TELEFONO");
        crew.goReady().awaitCalls(Duration.ofSeconds(30));
        assertThat(site.view("norte").ids("leg-"))
                .as("calls on the switch that is back")
                .isNotEmpty();
    }

    private static List<Desk> phones(Crew crew, String node) {
        return crew.desks().stream()
                .filter(desk -> node.equals(desk.seat().phoneNode()))
                .toList();
    }
}
