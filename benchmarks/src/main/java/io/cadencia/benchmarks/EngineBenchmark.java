package io.cadencia.benchmarks;

import com.sun.management.ThreadMXBean;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Outbox;
import io.cadencia.simulation.Auditor;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.WorldSpec;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/**
 * The engine alone, on one thread, driven by the virtual-time world: commands per second, decision latency and
 * allocation per command, with 200 and with 5,000 advisors.
 *
 * <p>Method: the world runs a warm-up until the team is working, then a measured number of commands. Only {@link
 * Engine#apply} is timed (two {@code nanoTime} calls, about 50 ns, are included); what it gives is kept in a list, as
 * the output ring keeps it, and handed to the world after the clock has stopped. Rate = commands / sum of their times.
 * "hour in s" is the wall time of one virtual hour, world included.
 */
public final class EngineBenchmark {
    private static final long WARM_UP_COMMANDS = 400_000;
    private static final long MEASURED_COMMANDS = 1_000_000;

    private final Histogram nanos = new Histogram(3);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final DeferredOutbox deferred = new DeferredOutbox();
    private long timed;
    private long allocated;

    public static void main(String[] args) {
        System.out.printf("engine alone, JDK %s, %s%n", Runtime.version(), System.getProperty("os.arch"));
        System.out.printf(
                "%9s %14s %9s %9s %9s %9s %12s %12s%n",
                "advisors", "commands/s", "p50 us", "p99 us", "p99.9 us", "max us", "bytes/cmd", "hour in s");
        for (int advisors : new int[] {200, 5_000}) {
            new EngineBenchmark().measure(advisors);
        }
    }

    private void measure(int advisors) {
        var world = new VirtualWorld(WorldSpec.reference(advisors), 42, new Auditor());
        world.run(WARM_UP_COMMANDS, Long.MAX_VALUE, this::apply);
        nanos.reset();
        timed = 0;
        allocated = 0;
        long start = System.nanoTime();
        long virtualStart = world.nowMs();
        world.run(MEASURED_COMMANDS, Long.MAX_VALUE, this::apply);
        double wallSeconds = (System.nanoTime() - start) / 1e9;
        double virtualHours = (world.nowMs() - virtualStart) / 3_600_000.0;
        System.out.printf(
                "%9d %14.0f %9.2f %9.2f %9.2f %9.1f %12.0f %12.1f%n",
                advisors,
                MEASURED_COMMANDS / (timed / 1e9),
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                nanos.getValueAtPercentile(99.9) / 1e3,
                nanos.getMaxValue() / 1e3,
                (double) allocated / MEASURED_COMMANDS,
                wallSeconds / virtualHours);
    }

    private void apply(Engine engine, long nowMs, Command command, Outbox world) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        engine.apply(nowMs, command, deferred);
        long took = System.nanoTime() - start;
        allocated += threads.getCurrentThreadAllocatedBytes() - bytes;
        timed += took;
        nanos.recordValue(took);
        deferred.handOnTo(world);
    }
}
