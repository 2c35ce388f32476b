package io.cadencia.simulation.lab;

import io.cadencia.core.engine.Engine;
import io.cadencia.simulation.Auditor;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.Witness;
import io.cadencia.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs policies in a scenario, seed by seed, on several threads. The result does not depend on their number: each run has
 * a world of its own, and the results are put in order. Every run is audited.
 */
public final class Laboratory {
    private static final long SLICE = 20_000;

    /** Hears how far the runs are. Called from several threads. */
    @FunctionalInterface
    public interface Progress {
        /** @param hours simulated since the last call */
        void simulated(double hours);
    }

    private final int threads;
    private final Progress progress;

    public Laboratory(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /** On all processors. */
    public static Laboratory onAllCores(Progress progress) {
        return new Laboratory(Runtime.getRuntime().availableProcessors(), progress);
    }

    /**
     * @throws IllegalArgumentException if there is no such policy or it cannot be set so
     * @throws InterruptedException if the thread is interrupted; all runs are stopped then
     */
    public Experiment run(Scenario scenario, List<PolicyChoice> policies) throws InterruptedException {
        List<Case> cases =
                policies.stream().map(p -> new Case(p.toString(), scenario, p)).toList();
        return new Experiment(scenario, run(cases));
    }

    /** A policy in a scenario, under the name it is shown by. */
    public record Case(String label, Scenario scenario, PolicyChoice policy) {}

    /** Runs cases that may differ in their scenarios too. */
    public List<PolicyResult> run(List<Case> cases) throws InterruptedException {
        check(cases);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<List<Future<RunResult>>> running = new ArrayList<>();
            for (Case each : cases) {
                List<Future<RunResult>> runs = new ArrayList<>();
                for (int i = 0; i < each.scenario().run().seeds(); i++) {
                    long seed = each.scenario().run().firstSeed() + i;
                    runs.add(pool.submit(() -> run(each, seed)));
                }
                running.add(runs);
            }
            List<PolicyResult> results = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                results.add(new PolicyResult(cases.get(i).label(), all(running.get(i))));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<RunResult> all(List<Future<RunResult>> runs) throws InterruptedException {
        List<RunResult> results = new ArrayList<>();
        for (Future<RunResult> run : runs) {
            try {
                results.add(run.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
        return results;
    }

    private RunResult run(Case each, long seed) throws InterruptedException {
        Scenario scenario = each.scenario();
        long start = scenario.world().clock().startMs();
        long length = scenario.run().lengthMs();
        var meter = new Meter(start, length, scenario.run().warmUpMs());
        VirtualWorld world = Dialer.world(scenario, each.policy(), seed, Witness.all(new Auditor(), meter));
        long told = start;
        while (world.run(SLICE, length, Engine::apply) == SLICE) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.simulated((world.nowMs() - told) / 3_600_000.0);
            told = world.nowMs();
        }
        progress.simulated((start + length - told) / 3_600_000.0);
        return RunResult.of(seed, meter, scenario, world);
    }

    /** @throws IllegalArgumentException if there is no such policy or it cannot be set so */
    public static void check(List<Case> cases) {
        cases.forEach(c -> Dialer.check(c.policy()));
    }

    /** Simulated hours that the runs come to. */
    public static double hours(List<Case> cases) {
        return cases.stream()
                .mapToDouble(
                        c -> c.scenario().run().hours() * c.scenario().run().seeds())
                .sum();
    }
}
