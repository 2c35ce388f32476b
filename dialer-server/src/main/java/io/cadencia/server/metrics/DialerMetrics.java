package io.cadencia.server.metrics;

import io.cadencia.core.port.telephony.TelephonyEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Everything the server measures; names and meanings are in {@code docs/operations.md}. Every method may be called by
 * any thread and costs less than a microsecond; durations are nanoseconds.
 */
public final class DialerMetrics {
    private final MeterRegistry registry;
    private final Latencies decision = new Latencies();
    private final Latencies journalFsync = new Latencies();
    private final Latencies answerToBridge = new Latencies();
    private final Latencies bridgeToPop = new Latencies();
    private final AnswerClock answers = new AnswerClock(answerToBridge);
    private final AtomicInteger connections = new AtomicInteger();

    public DialerMetrics(MeterRegistry registry, LiveFigures live) {
        this.registry = registry;
        LatencyMeters.publish(registry, "cadencia.decision", "Engine: command taken to effects published", decision);
        LatencyMeters.publish(
                registry, "cadencia.journal.fsync", "Journal: one group written and synced", journalFsync);
        LatencyMeters.publish(
                registry,
                "cadencia.answer.to.bridge",
                "Answer seen to customer in the advisor's bridge",
                answerToBridge);
        LatencyMeters.publish(
                registry,
                "cadencia.bridge.to.pop",
                "Connected call shown to account painted on the desktop",
                bridgeToPop);
        Gauge.builder("cadencia.gateway.connections", connections::get).register(registry);
        new CampaignMeters(registry, live);
        new ExchangeMeters(registry, live);
    }

    /** Time the engine took for one command. */
    public void decision(long nanos) {
        decision.record(nanos);
    }

    /** Time of one write and sync of the journal. */
    public void journalFsync(long nanos) {
        journalFsync.record(nanos);
    }

    /** Time from the connected call being shown until the desktop says it has painted it. */
    public void bridgeToPop(long nanos) {
        bridgeToPop.record(nanos);
    }

    /** Sees every event of the switch, before or beside the engine; measures answer to bridge. */
    public void telephony(TelephonyEvent event) {
        answers.on(event, System.nanoTime());
    }

    /** Registers a ring; {@code used} is asked when metrics are read. Once per ring. */
    public void ringOccupancy(String ring, LongSupplier used, long capacity) {
        Gauge.builder("cadencia.ring.used", used::getAsLong).tag("ring", ring).register(registry);
        Gauge.builder("cadencia.ring.capacity", () -> capacity)
                .tag("ring", ring)
                .register(registry);
    }

    /** Registers how many facts the journal holds that the database has not; asked when metrics are read. */
    public void projectionLag(LongSupplier facts) {
        Gauge.builder("cadencia.projection.lag", facts::getAsLong)
                .baseUnit("facts")
                .register(registry);
    }

    /** Registers how many advisors' sessions there are; asked when metrics are read. */
    public void sessions(LongSupplier sessions) {
        Gauge.builder("cadencia.gateway.sessions", sessions::getAsLong).register(registry);
    }

    public void signIn(SignInOutcome outcome) {
        registry.counter("cadencia.sign.ins", "outcome", tag(outcome)).increment();
    }

    public void connectionOpened() {
        connections.incrementAndGet();
    }

    public void connectionClosed() {
        connections.decrementAndGet();
    }

    /** A connection ended by the server, and why. */
    public void connectionDropped(DropReason reason) {
        registry.counter("cadencia.gateway.drops", "reason", tag(reason)).increment();
    }

    public Latencies decisions() {
        return decision;
    }

    public Latencies journalFsyncs() {
        return journalFsync;
    }

    public Latencies answersToBridges() {
        return answerToBridge;
    }

    public Latencies bridgesToPops() {
        return bridgeToPop;
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public enum SignInOutcome {
        ACCEPTED,
        BAD_CREDENTIALS,
        LOCKED,
        BUSY,
        UNAVAILABLE
    }

    public enum DropReason {
        CONNECTION_LIMIT,
        RATE_LIMIT,
        SLOW_READER,
        SILENCE,
        NO_HELLO,
        BAD_MESSAGE,
        TOO_LARGE,
        VERSION,
        SIGNED_IN_ELSEWHERE,
        FAILURE
    }
}
