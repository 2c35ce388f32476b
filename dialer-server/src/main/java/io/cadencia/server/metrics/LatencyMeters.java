package io.cadencia.server.metrics;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Publishes a {@link Latencies}: count and sum since the start, and percentiles of the last 30 to 60 seconds. Recording
 * stays as cheap as the histogram; the meters are computed when they are scraped.
 */
final class LatencyMeters {
    private LatencyMeters() {}

    static void publish(MeterRegistry registry, String name, String description, Latencies latencies) {
        FunctionTimer.builder(name, latencies, l -> l.snapshot().count(), Latencies::sumNanos, TimeUnit.NANOSECONDS)
                .description(description)
                .register(registry);
        quantile(registry, name, latencies, "0.5", Latencies.Snapshot::p50);
        quantile(registry, name, latencies, "0.95", Latencies.Snapshot::p95);
        quantile(registry, name, latencies, "0.99", Latencies.Snapshot::p99);
        quantile(registry, name, latencies, "1", Latencies.Snapshot::max);
    }

    private static void quantile(
            MeterRegistry registry,
            String name,
            Latencies latencies,
            String quantile,
            ToLongFunction<Latencies.Snapshot> value) {
        TimeGauge.builder(name + ".recent", () -> value.applyAsLong(latencies.recent()), TimeUnit.NANOSECONDS)
                .tag("quantile", quantile)
                .register(registry);
    }
}
