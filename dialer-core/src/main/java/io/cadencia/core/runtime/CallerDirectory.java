package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect.FetchCaller;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.LeadSource;
import io.cadencia.core.port.LeadSource.LeadSourceException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks callers up on a thread of its own, so that a caller never waits behind a fetch of leads. What cannot be looked
 * up in time is not answered: the engine takes the caller as unknown.
 */
final class CallerDirectory implements AutoCloseable {
    static final int MAX_QUEUED = 500;

    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED),
            Thread.ofPlatform().name("caller-directory").daemon().factory());
    private final LeadSource source;
    private final CommandPort engine;
    private final RuntimeObserver observer;

    CallerDirectory(LeadSource source, CommandPort engine, RuntimeObserver observer) {
        this.source = source;
        this.engine = engine;
        this.observer = observer;
    }

    void find(FetchCaller effect) {
        try {
            worker.execute(() -> look(effect));
        } catch (RejectedExecutionException e) {
            observer.leadsFailed(new LeadSourceException("caller of leg " + effect.legId() + " is not looked up", e));
        }
    }

    private void look(FetchCaller effect) {
        try {
            Lead lead = source.findCaller(effect.campaignId(), effect.caller());
            engine.submit(new Command.CallerFound(effect.legId(), effect.campaignId(), lead));
        } catch (LeadSourceException e) {
            observer.leadsFailed(e);
        } catch (IllegalStateException e) {
            observer.failed(e); // the engine has stopped
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
