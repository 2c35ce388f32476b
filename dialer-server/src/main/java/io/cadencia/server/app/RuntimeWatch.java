package io.cadencia.server.app;

import io.cadencia.core.runtime.RuntimeObserver;
import io.cadencia.server.metrics.DialerMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells metrics and log what the engine's runtime does. On the runtime's threads; a repeated trouble is logged once. */
final class RuntimeWatch implements RuntimeObserver {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeWatch.class);

    private final DialerMetrics metrics;
    private volatile boolean journalStuck;
    private volatile String projectionTrouble = "";
    private volatile String leadTrouble = "";

    RuntimeWatch(DialerMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void journaled(int commands, long nanos) {
        metrics.journalFsync(nanos);
    }

    @Override
    public void journalStuck(Exception why) {
        if (!journalStuck) {
            journalStuck = true;
            LOG.error("the journal cannot be written, nothing is dialled until it can: {}", why.getMessage());
        }
    }

    @Override
    public void journalFreed() {
        journalStuck = false;
        LOG.warn("the journal can be written again");
    }

    @Override
    public void decided(long nanos) {
        metrics.decision(nanos);
    }

    @Override
    public void snapshotTaken(long bytes, long nanos) {
        LOG.info("snapshot of {} bytes in {} ms", bytes, nanos / 1_000_000);
    }

    @Override
    public void failed(Throwable why) {
        LOG.error("the engine stopped: {}", why.getMessage());
        LOG.info("the engine stopped", why);
    }

    @Override
    public void projectionFailed(Exception why) {
        projectionTrouble = once(projectionTrouble, "facts cannot be written to the database and wait", why);
    }

    @Override
    public void leadsFailed(Exception why) {
        leadTrouble = once(leadTrouble, "leads cannot be fetched", why);
    }

    @Override
    public void telephonyRefused(String verb, long legId, String reason, String detail) {
        LOG.atInfo().addKeyValue("attempt", legId).log("the switch refused {}: {} {}", verb, reason, detail);
    }

    private static String once(String before, String what, Exception why) {
        String now = String.valueOf(why.getMessage());
        if (!now.equals(before)) {
            LOG.warn("{}: {}", what, now);
            LOG.info("{}", what, why);
        }
        return now;
    }
}
