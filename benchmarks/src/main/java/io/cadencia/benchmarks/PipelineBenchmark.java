package io.cadencia.benchmarks;

import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.engine.Command;
import io.cadencia.core.port.FactProjection;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.runtime.DialerRuntime;
import io.cadencia.core.runtime.RuntimeConfig;
import io.cadencia.core.runtime.RuntimeObserver;
import io.cadencia.core.runtime.RuntimeOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The whole pipeline as a server runs it: input ring, journal with group fsync on a real file, engine, output ring.
 *
 * <p>Method: one producer offers commands at a fixed rate (open loop: a late one is timed from when it should have been
 * sent), each an event of an unknown leg, which the engine answers with one effect (hang it up). Latency is from the
 * intended send to the effect in the telephony handler.
 */
public final class PipelineBenchmark {
    private static final int SECONDS = 10;

    private volatile Histogram nanos = new Histogram(3);
    private final Histogram fsync = new Histogram(3);
    private final long[] intended = new long[1 << 20];

    public static void main(String[] args) throws Exception {
        System.out.printf("pipeline with fsync, JDK %s%n", Runtime.version());
        System.out.printf(
                "%12s %9s %9s %9s %9s %14s %14s%n",
                "offered /s", "p50 us", "p99 us", "p99.9 us", "max us", "fsync p50 us", "fsync p99 us");
        for (int rate : new int[] {1_000, 10_000, 50_000}) {
            new PipelineBenchmark().measure(rate);
        }
    }

    private void measure(int rate) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "pipeline-bench-");
        try (DialerRuntime runtime = open(folder)) {
            offer(runtime, rate, 2);
            nanos = new Histogram(3);
            offer(runtime, rate, SECONDS);
            Histogram h = nanos;
            System.out.printf(
                    "%12d %9.0f %9.0f %9.0f %9.0f %14.0f %14.0f%n",
                    rate,
                    micros(h, 50),
                    micros(h, 99),
                    micros(h, 99.9),
                    h.getMaxValue() / 1e3,
                    micros(fsync, 50),
                    micros(fsync, 99));
        } finally {
            delete(folder);
        }
    }

    private static double micros(Histogram h, double percentile) {
        return h.getValueAtPercentile(percentile) / 1e3;
    }

    private DialerRuntime open(Path folder) throws IOException {
        var observer = new RuntimeObserver() {
            @Override
            public void journaled(int commands, long took) {
                fsync.recordValue(took);
            }
        };
        return DialerRuntime.open(
                RuntimeConfig.in(folder),
                new RuntimeOutputs(
                        (effect, now) -> {
                            if (effect instanceof io.cadencia.core.engine.Effect.HangUp hangUp) {
                                nanos.recordValue(System.nanoTime() - intended[slot(hangUp.legId())]);
                            }
                        },
                        (effect, now) -> {},
                        (effect, now) -> {}),
                new NoDatabase(),
                _ -> (_, _) -> Verdict.ALLOWED,
                observer);
    }

    private int slot(long leg) {
        return (int) (leg & (intended.length - 1));
    }

    private void offer(DialerRuntime runtime, int rate, int seconds) {
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        long start = System.nanoTime();
        for (long i = 0; i < (long) rate * seconds; i++) {
            long due = start + i * gap;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            intended[slot(i)] = due;
            runtime.submit(new Command.TelephonyObserved(new TelephonyEvent.Ringing(i)));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }

    private static final class NoDatabase implements FactProjection {
        @Override
        public Position lastApplied() {
            return Position.NONE;
        }

        @Override
        public void apply(List<PositionedFact> batch) {
            // the benchmark's commands lead to no facts
        }
    }
}
