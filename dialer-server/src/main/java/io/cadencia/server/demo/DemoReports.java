package io.cadencia.server.demo;

import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.server.app.DialerServer;
import io.cadencia.server.demo.DemoReport.Campaign;
import io.cadencia.server.demo.DemoReport.Percentiles;
import io.cadencia.server.demo.DemoReport.Robots;
import io.cadencia.server.demo.robot.RobotFigures;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.rules.ProfileCatalog;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToLongFunction;

/** Puts the final figures together. */
final class DemoReports {
    private final DemoOptions options;
    private final InstantSource clock;

    DemoReports(DemoOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    DemoReport of(DialerServer server, RobotFigures robots, DemoCount count, Instant started) throws SQLException {
        List<CampaignFigures> live = server.live().all();
        DialerMetrics metrics = server.metrics();
        long answered = sum(live, CampaignFigures::answered);
        long abandoned = sum(live, CampaignFigures::abandoned);
        long busyMs = sum(live, CampaignFigures::busyMs);
        long firstBridge = server.firstBridge().atMs();
        return new DemoReport(
                !options.asterisk(),
                ProfileCatalog.DEMO,
                options.seed(),
                Duration.between(started, clock.instant()).toMillis() / 1_000.0,
                sum(live, CampaignFigures::placed),
                answered,
                abandoned,
                DemoReport.share(abandoned, answered),
                sum(live, CampaignFigures::connected),
                sum(live, CampaignFigures::classified),
                count.gestiones(),
                count.gestionesOfAdvisors(),
                count.attempts(),
                Percentiles.of(metrics.answersToBridges().snapshot()),
                Percentiles.of(metrics.bridgesToPops().snapshot()),
                Percentiles.of(metrics.decisions().snapshot()),
                Percentiles.of(metrics.journalFsyncs().snapshot()),
                DemoReport.share(busyMs, busyMs + sum(live, CampaignFigures::idleMs)),
                firstBridge == 0 ? null : firstBridge - started.toEpochMilli(),
                new Robots(
                        options.advisors(),
                        robots.seatedCount(),
                        robots.callCount(),
                        robots.classifiedCount(),
                        robots.lostLineCount(),
                        robots.rejectionCounts()),
                live.stream().map(Campaign::of).toList(),
                count.advisorsOfSeveralCampaigns());
    }

    private static long sum(List<CampaignFigures> live, ToLongFunction<CampaignFigures> figure) {
        return live.stream().mapToLong(figure).sum();
    }
}
