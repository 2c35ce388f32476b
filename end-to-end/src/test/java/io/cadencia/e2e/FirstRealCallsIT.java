package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.testing.Toolkit;
import io.cadencia.server.app.EndSignals;
import io.cadencia.server.demo.Demo;
import io.cadencia.server.demo.DemoOptions;
import io.cadencia.server.demo.DemoSwitch;
import io.cadencia.server.demo.RunFolder;
import io.cadencia.telephony.population.DebtorPopulation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a portfolio file to classified calls in MariaDB, with a real Asterisk, by two people with keyboards: one takes a
 * predictive call, one dials by hand. No robot is there, so every gestión of an advisor is theirs.
 */
@NullUnmarked
class FirstRealCallsIT {
    /** Chance has no part in this test: every debtor answers after two seconds or so and stays on the line. */
    private static final DebtorPopulation ALL_ANSWER =
            new DebtorPopulation(1_000, 0, 0, 0, 0, 2_000, 0.3, DebtorPopulation.UNTIL_HUNG_UP_MS, 2_000, 300);

    @TempDir
    private Path base;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @EnumSource(
            value = DemoSwitch.class,
            names = {"ARI", "AMI"})
    @Timeout(420)
    void shouldBringDebtorsFromAFileToCallsClassifiedByKeyboardInTheDatabase(DemoSwitch telephony) throws Exception {
        Path report = base.resolve("report.json");
        EndSignals signals = EndSignals.never();
        CompletableFuture<Integer> demo = start(telephony, report, signals);
        Path predictiveSeat = ticket(demo, "desktop.properties");
        Path manualSeat = ticket(demo, "desktop-manual.properties");
        Toolkit.start();

        try (Advisor ana = new Advisor(predictiveSeat, base)) {
            ana.goReady().awaitCall(Duration.ofSeconds(90));
            assertThat(ana.text("debtor")).isNotBlank();
            ana.photograph("predictive-real-call").hangUpAndClassify();
        }
        try (Advisor beto = new Advisor(manualSeat, base)) {
            beto.goReady().photograph("manual-real-list").dialUntilAnswered(Duration.ofSeconds(150));
            assertThat(beto.text("debtor")).isNotBlank();
            beto.photograph("manual-real-call").hangUpAndClassify();
        }
        signals.end();
        demo.get(90, TimeUnit.SECONDS);

        JsonNode figures = JsonMapper.shared().readTree(Files.readString(report));
        assertThat(figures.get("simulatedTelephony").asBoolean()).isFalse();
        assertThat(figures.at("/campaigns/0/classified").asLong()
                        + figures.at("/campaigns/2/classified").asLong())
                .as("predictive, of either campaign of the team")
                .isEqualTo(1);
        assertThat(figures.at("/campaigns/1/classified").asLong()).as("manual").isEqualTo(1);
        assertThat(figures.get("gestionesOfAdvisorsInDatabase").asLong()).isEqualTo(2);
        assertThat(figures.get("attemptsInDatabase").asLong())
                .isBetween(2L, figures.get("callsPlaced").asLong());
        // a hang-up at once may overtake the desktop's word that the pop was shown
        assertThat(figures.at("/bridgeToPopMs/count").asLong()).as("pops shown").isBetween(1L, 2L);
    }

    private CompletableFuture<Integer> start(DemoSwitch telephony, Path report, EndSignals signals) {
        DemoOptions options = new DemoOptions(telephony, 0, null, report, 3, 500, ALL_ANSWER);
        RunFolder folder = RunFolder.create(
                base, "e2e", Instant.now(), ProcessHandle.current().pid());
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Supplier<Integer> run = () -> {
            try {
                return new Demo(options, folder, signals, out).run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        // a thread of its own: the demo blocks, and the common pool has only one thread on a small machine
        return CompletableFuture.supplyAsync(
                run, work -> Thread.ofPlatform().name("demo").start(work));
    }

    /** The seat's file appears when the server is ready for desktops. */
    private Path ticket(CompletableFuture<Integer> demo, String name) throws Exception {
        Path file = base.resolve("demo").resolve(name);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(file)) {
            if (demo.isDone()) {
                demo.get();
                throw new AssertionError("the demo ended at once: " + said.toString(StandardCharsets.UTF_8));
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + file + " after two minutes: " + said.toString(StandardCharsets.UTF_8));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return file;
    }
}
