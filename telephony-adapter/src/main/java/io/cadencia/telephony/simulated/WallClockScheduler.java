package io.cadencia.telephony.simulated;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time on one daemon thread. */
public final class WallClockScheduler implements Scheduler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WallClockScheduler.class);
    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("simulated-carrier").daemon().factory());

    @Override
    public long nowMs() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    @Override
    public Timer schedule(long delayMs, Runnable task) {
        try {
            Future<?> future = executor.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task of the simulated carrier failed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
