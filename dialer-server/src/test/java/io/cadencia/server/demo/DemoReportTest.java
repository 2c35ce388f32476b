package io.cadencia.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.server.demo.DemoReport.Campaign;
import io.cadencia.server.demo.DemoReport.Percentiles;
import io.cadencia.server.demo.DemoReport.Robots;
import io.cadencia.server.metrics.Latencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NullMarked
class DemoReportTest {
    @Test
    void shouldWriteFiguresAndNullWhereThereIsNothingToDivideBy(@TempDir Path folder) throws IOException {
        Percentiles some = Percentiles.of(new Latencies.Snapshot(3, 1_500_000, 2_000_000, 2_500_000, 3_000_000));
        Campaign idle = Campaign.of(DashboardTextTest.figures(2, "Idle", 0, 0, 0));
        DemoReport report = new DemoReport(
                true,
                "DEMO",
                7,
                60,
                10,
                0,
                0,
                null,
                0,
                0,
                0,
                0,
                0,
                some,
                some,
                some,
                some,
                null,
                null,
                new Robots(2, 2, 0, 0, 0, Map.of("NO_LEADS", 1L)),
                List.of(idle),
                0);
        Path file = folder.resolve("sub/report.json");

        report.write(file);

        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(json.get("simulatedTelephony").asBoolean()).isTrue();
        assertThat(json.get("abandonmentShare").isNull()).isTrue();
        assertThat(json.at("/answerToBridgeMs/p50").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/campaigns/0/abandonmentShare").isNull()).isTrue();
        assertThat(json.at("/robots/rejections/NO_LEADS").asInt()).isEqualTo(1);
    }
}
