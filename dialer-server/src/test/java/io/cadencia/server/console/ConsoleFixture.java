package io.cadencia.server.console;

import io.cadencia.core.answer.Reliability;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingDecision;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.LiveFigures;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;

/** A console with figures to show. */
final class ConsoleFixture {
    final LiveFigures live = new LiveFigures();
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final DialerMetrics metrics = new DialerMetrics(registry, live);

    ConsoleServer open(List<ReadyCheck> checks) {
        return new ConsoleServer(ConsoleSettings.loopback(0), checks, registry, live, InstantSource.system());
    }

    /** Moves with {@code tick}, as a working campaign does. */
    static CampaignFigures predictive(int tick) {
        int wave = (int) Math.round(6 * Math.sin(tick / 40.0));
        return new CampaignFigures(
                1,
                "Banco del Centro · Tarjeta",
                DialMode.PREDICTIVE,
                true,
                40,
                6,
                27,
                5,
                2,
                18 + wave,
                24,
                1,
                480,
                18_214,
                12_408 + tick,
                4_377,
                92,
                4_214,
                4_190,
                37,
                5_400_000,
                1_100_000,
                7_400,
                "",
                new PacingDecision(
                        DialMode.PREDICTIVE,
                        6,
                        32,
                        42 + wave,
                        1,
                        0.31,
                        11.4,
                        8.2,
                        0.019,
                        0.021,
                        2,
                        0,
                        LaunchLimit.ENOUGH_IN_FLIGHT),
                "tarjetas",
                24,
                3,
                List.of(
                        new Reliability.Point(4_000, 0.12, 0.13),
                        new Reliability.Point(6_000, 0.31, 0.3),
                        new Reliability.Point(900, 0.58, 0.61)));
    }

    static CampaignFigures stopped() {
        return new CampaignFigures(
                2,
                "Retail Austral · Consumo",
                DialMode.MANUAL,
                false,
                6,
                4,
                1,
                0,
                1,
                0,
                0,
                0,
                30,
                2_105,
                214,
                98,
                5,
                98,
                96,
                3,
                320_000,
                410_000,
                -1,
                "NO_LEADS",
                null,
                "",
                2,
                1,
                List.of());
    }
}
