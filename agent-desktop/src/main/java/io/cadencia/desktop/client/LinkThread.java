package io.cadencia.desktop.client;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a connection, and its one timer. The timer is for work on this thread only. */
final class LinkThread implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkThread.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("server-connection").factory());
    private @Nullable ScheduledFuture<?> timer;

    /** Does it soon; not at all once closed. A failure is logged. */
    @Override
    public void execute(Runnable work) {
        try {
            thread.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("the connection is closed");
        }
    }

    /** Does it after so long, instead of what the timer was set for. */
    void schedule(Runnable work, long delayMs) {
        cancelTimer();
        if (!thread.isShutdown()) {
            timer = thread.schedule(guarded(work), delayMs, TimeUnit.MILLISECONDS);
        }
    }

    void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("unexpected failure of the connection", e);
            }
        };
    }
}
