package io.cadencia.benchmarks;

import io.cadencia.core.engine.Engine;
import io.cadencia.simulation.Auditor;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.WorldSpec;

/**
 * Wall time of one simulated hour on one thread, after the first one: the world, the engine in it and the auditor, answers
 * 30 %.
 */
public final class WorldBenchmark {
    private static final long HOUR_MS = 3_600_000;

    private WorldBenchmark() {}

    public static void main(String[] args) {
        System.out.printf("%9s %12s %12s %14s%n", "advisors", "commands", "hour in s", "commands/s");
        for (int advisors : new int[] {20, 200, 1_000, 5_000}) {
            var world = new VirtualWorld(WorldSpec.reference(advisors), 42, new Auditor());
            world.run(Long.MAX_VALUE, HOUR_MS, Engine::apply);
            long start = System.nanoTime();
            long commands = world.run(Long.MAX_VALUE, 2 * HOUR_MS, Engine::apply);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%9d %12d %12.2f %14.0f%n", advisors, commands, seconds, commands / seconds);
        }
    }
}
