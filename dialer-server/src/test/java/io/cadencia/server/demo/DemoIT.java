package io.cadencia.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.server.app.EndSignals;
import io.cadencia.telephony.population.DebtorPopulation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole way: a CSV file into MariaDB, the engine, the simulated switch, robots at the real desktop protocol over TLS,
 * classified calls in MariaDB.
 */
@NullMarked
class DemoIT {
    @Test
    @Timeout(240)
    void shouldBringInventedDebtorsFromAFileToClassifiedCallsInTheDatabase(@TempDir Path base) throws Exception {
        Path file = base.resolve("report.json");
        DemoOptions options = new DemoOptions(
                DemoSwitch.SIMULATED, 10, Duration.ofSeconds(30), file, 7, 300, DebtorPopulation.demo());
        RunFolder folder = RunFolder.create(base, "demo", Instant.now(), 1);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code = new Demo(options, folder, EndSignals.never(), new PrintStream(said, true, StandardCharsets.UTF_8))
                .run();

        JsonNode report = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(code).isZero();
        assertThat(report.get("simulatedTelephony").asBoolean()).isTrue();
        assertThat(report.at("/robots/seated").asLong()).isEqualTo(10);
        assertThat(report.get("bridged").asLong()).isPositive();
        assertThat(report.at("/campaigns/0/classified").asLong())
                .as("predictive")
                .isPositive();
        assertThat(report.at("/campaigns/1/placed").asLong()).as("manual").isPositive();
        assertThat(report.at("/campaigns/2/classified").asLong())
                .as("predictive, the same advisors")
                .isPositive();
        assertThat(report.get("advisorsOfSeveralCampaignsInDatabase").asLong())
                .as("advisors of the shared team with gestiones in both its campaigns")
                .isBetween(1L, 9L);
        assertThat(report.get("attemptsInDatabase").asLong())
                .isEqualTo(report.get("callsPlaced").asLong());
        assertThat(report.get("gestionesOfAdvisorsInDatabase").asLong())
                .isEqualTo(report.get("classified").asLong());
        assertThat(report.get("gestionesInDatabase").asLong())
                .isGreaterThanOrEqualTo(report.get("classified").asLong());
        assertThat(report.at("/robots/classified").asLong())
                .isEqualTo(report.get("classified").asLong());
        assertThat(report.at("/answerToBridgeMs/count").asLong()).isPositive();
        assertThat(report.at("/bridgeToPopMs/count").asLong()).isPositive();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("simulated; no call leaves this process")
                .contains("open round the clock");
        assertThat(folder.data()).doesNotExist();
    }
}
