package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.EffectHandler;
import io.cadencia.core.port.LeadSource;
import io.cadencia.core.port.LeadSource.LeadBatch;
import io.cadencia.core.port.LeadSource.LeadRequest;
import io.cadencia.core.port.LeadSource.LeadSourceException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Fetches leads for the engine on a worker thread, for as long as it takes the store to answer. A campaign has at most
 * one request open, so the queue is as long as there can be campaigns.
 */
public final class LeadFeeder implements EffectHandler<Effect.Leads>, AutoCloseable {
    static final int MAX_REQUESTS = 4_096;
    private static final long MIN_RETRY_MS = 200;
    private static final long MAX_RETRY_MS = 5_000;

    private final BlockingQueue<LeadRequest> requests = new ArrayBlockingQueue<>(MAX_REQUESTS);
    private final LeadSource source;
    private final CommandPort engine;
    private final LongSupplier clockMs;
    private final RuntimeObserver observer;
    private final CallerDirectory callers;
    private final Thread thread;
    private volatile boolean running = true;

    public LeadFeeder(LeadSource source, CommandPort engine, LongSupplier clockMs, RuntimeObserver observer) {
        this.source = source;
        this.engine = engine;
        this.clockMs = clockMs;
        this.observer = observer;
        this.callers = new CallerDirectory(source, engine, observer);
        this.thread = Thread.ofPlatform().name("lead-feeder").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void on(Effect.Leads effect, long nowMs) {
        switch (effect) {
            case Effect.FetchLeads fetch -> ask(fetch);
            case Effect.FetchCaller caller -> callers.find(caller);
        }
    }

    private void ask(Effect.FetchLeads effect) {
        if (!requests.offer(effect.request())) {
            throw new IllegalStateException("more than " + MAX_REQUESTS + " campaigns ask for leads at once");
        }
    }

    private void run() {
        try {
            while (running) {
                fetch(requests.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(LeadRequest request) throws InterruptedException {
        long wait = MIN_RETRY_MS;
        while (running) {
            try {
                LeadBatch batch = source.fetch(request, clockMs.getAsLong());
                engine.submit(new Command.LeadsArrived(
                        request.requestId(),
                        request.campaignId(),
                        batch.leads(),
                        batch.remaining(),
                        batch.nextDueMs()));
                return;
            } catch (LeadSourceException e) {
                observer.leadsFailed(e);
                TimeUnit.MILLISECONDS.sleep(wait);
                wait = Math.min(MAX_RETRY_MS, wait * 2);
            } catch (IllegalStateException e) {
                return; // the engine has stopped; the request is asked again at the next start
            }
        }
    }

    @Override
    public void close() {
        running = false;
        callers.close();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
