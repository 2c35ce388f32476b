package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.FactProjection;
import io.cadencia.core.port.FactProjection.Position;
import io.cadencia.core.port.FactProjection.PositionedFact;
import io.cadencia.core.port.FactProjection.ProjectionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries facts from the log to the database, in batches, for as long as it takes. Tells the engine when the backlog
 * is over its limit, and when it is well below it again.
 */
final class FactShipper implements AutoCloseable {
    static final int BATCH = 500;
    private static final long IDLE_MS = 20;
    private static final long MIN_RETRY_MS = 100;
    private static final long MAX_RETRY_MS = 5_000;

    private final FactLog log;
    private final FactProjection projection;
    private final CommandPort engine;
    private final long limit;
    private final RuntimeObserver observer;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile long shipped;
    private volatile boolean healthy = true;
    private boolean overLimit;
    private long backlogAtStart;

    FactShipper(FactLog log, FactProjection projection, CommandPort engine, long limit, RuntimeObserver observer) {
        this.log = log;
        this.projection = projection;
        this.engine = engine;
        this.limit = limit;
        this.observer = observer;
        this.thread = Thread.ofPlatform().name("fact-shipper").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Facts in the log and not yet in the database. */
    long backlog() {
        return Math.max(0, backlogAtStart + log.written() - shipped);
    }

    boolean healthy() {
        return healthy;
    }

    private void run() {
        try {
            Position applied = firstApplied();
            if (applied != null) {
                backlogAtStart = count(log.readerAfter(applied)) - log.written();
                ship(log.readerAfter(applied));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            healthy = false;
            observer.failed(e);
        }
    }

    private static long count(FactLog.Reader reader) throws IOException {
        long facts = 0;
        while (reader.next() != null) {
            facts++;
        }
        return facts;
    }

    private @Nullable Position firstApplied() throws InterruptedException {
        long wait = MIN_RETRY_MS;
        while (running) {
            try {
                return projection.lastApplied();
            } catch (ProjectionException e) {
                trouble(e);
                TimeUnit.MILLISECONDS.sleep(wait);
                wait = Math.min(MAX_RETRY_MS, wait * 2);
            }
        }
        return null;
    }

    private void ship(FactLog.Reader reader) throws IOException, InterruptedException {
        List<PositionedFact> batch = new ArrayList<>(BATCH);
        while (true) {
            PositionedFact fact = reader.next();
            if (fact != null) {
                batch.add(fact);
            }
            if (batch.size() == BATCH || (fact == null && !batch.isEmpty())) {
                if (!apply(batch)) {
                    return;
                }
                shipped += batch.size();
                log.dropBefore(batch.getLast().position());
                batch.clear();
                report();
            } else if (fact == null) {
                if (!running) {
                    return;
                }
                report();
                TimeUnit.MILLISECONDS.sleep(IDLE_MS);
            }
        }
    }

    /** False when closed before it worked. */
    private boolean apply(List<PositionedFact> batch) throws InterruptedException {
        long wait = MIN_RETRY_MS;
        while (true) {
            try {
                projection.apply(List.copyOf(batch));
                healthy = true;
                return true;
            } catch (ProjectionException e) {
                trouble(e);
                if (!running) {
                    return false;
                }
                report();
                TimeUnit.MILLISECONDS.sleep(wait);
                wait = Math.min(MAX_RETRY_MS, wait * 2);
            }
        }
    }

    private void trouble(ProjectionException e) {
        healthy = false;
        observer.projectionFailed(e);
    }

    private void report() {
        long backlog = backlog();
        boolean over = overLimit ? backlog > limit / 2 : backlog > limit;
        if (over != overLimit && engine.trySubmit(new Command.BacklogReported(backlog, over))) {
            overLimit = over;
        }
    }

    /** Ships what is there, if the database lets it, and stops. */
    @Override
    public void close() {
        running = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
