package io.cadencia.server.demo;

import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.server.metrics.Latencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The final figures of a demo. Times in milliseconds; a share is null where there is nothing to divide by.
 *
 * @param simulatedTelephony true: no real switch was involved
 * @param gestionesInDatabase rows in MariaDB when everything had been written
 * @param gestionesOfAdvisorsInDatabase those of them that an advisor's classification made
 * @param startToFirstBridgeMs from the start of the program to the first debtor who had an advisor, null = none had
 * @param robots what the robot advisors saw
 * @param advisorsOfSeveralCampaignsInDatabase advisors who classified calls of more than one campaign
 */
public record DemoReport(
        boolean simulatedTelephony,
        String profile,
        long seed,
        double durationSeconds,
        long callsPlaced,
        long answered,
        long abandoned,
        @Nullable Double abandonmentShare,
        long bridged,
        long classified,
        long gestionesInDatabase,
        long gestionesOfAdvisorsInDatabase,
        long attemptsInDatabase,
        Percentiles answerToBridgeMs,
        Percentiles bridgeToPopMs,
        Percentiles engineDecisionMs,
        Percentiles journalFsyncMs,
        @Nullable Double advisorsOccupancy,
        @Nullable Long startToFirstBridgeMs,
        Robots robots,
        List<Campaign> campaigns,
        long advisorsOfSeveralCampaignsInDatabase) {

    /** One campaign of it. */
    public record Campaign(
            long id,
            String name,
            String mode,
            long placed,
            long answered,
            long abandoned,
            long bridged,
            long classified,
            long blocked,
            @Nullable Double abandonmentShare,
            @Nullable Double occupancy) {
        static Campaign of(CampaignFigures f) {
            return new Campaign(
                    f.campaignId(),
                    f.name(),
                    f.mode().name(),
                    f.placed(),
                    f.answered(),
                    f.abandoned(),
                    f.connected(),
                    f.classified(),
                    f.blocked(),
                    share(f.abandoned(), f.answered()),
                    share(f.busyMs(), f.busyMs() + f.idleMs()));
        }
    }

    /** @param rejections refusals by code */
    public record Robots(
            int number, long seated, long calls, long classified, long lostLines, Map<String, Long> rejections) {}

    /** Of a latency, in milliseconds. */
    public record Percentiles(long count, double p50, double p95, double p99, double max) {
        static Percentiles of(Latencies.Snapshot s) {
            return new Percentiles(s.count(), ms(s.p50()), ms(s.p95()), ms(s.p99()), ms(s.max()));
        }

        private static double ms(long nanos) {
            return Math.round(nanos / 1_000.0) / 1_000.0;
        }
    }

    /** Writes it as JSON. */
    public void write(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (absolute.getParent() != null) {
            Files.createDirectories(absolute.getParent());
        }
        Files.writeString(absolute, json() + System.lineSeparator());
    }

    String json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this);
    }

    static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
    }
}
