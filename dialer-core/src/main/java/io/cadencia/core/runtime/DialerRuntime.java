package io.cadencia.core.runtime;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.EffectHandler;
import io.cadencia.core.port.FactProjection;
import io.cadencia.core.runtime.Recovery.Recovered;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine at work: the pipeline of architecture.md.
 *
 * <pre>
 *   submit -> [ input ring ] -> 1 journal (group fsync) -> 2 engine
 *             [ output ring ] -> 3a telephony | 3b desktops | 3c leads | 3d fact log -> database
 * </pre>
 *
 * Start-up, restart and recovery after a crash are one path: snapshot, replay with effects muted, then {@link
 * Command.ServerStarted}; the telephony adapter's first {@code LinkUp} reconciles. Thread-safe.
 */
public final class DialerRuntime implements CommandPort, AutoCloseable {
    private static final long CLOSE_LIMIT_SECONDS = 15;
    private final RuntimeFolder folder;
    private final SegmentedLog journal;
    private final FactLog facts;
    private final SnapshotStore snapshots;
    private final Journaler journaler;
    private final EngineStage engineStage;
    private final Disruptor<InputSlot> inputs;
    private final Disruptor<OutputSlot> outputs;
    private final RingBuffer<InputSlot> inputRing;
    private final TimerThread timer;
    private final FactShipper shipper;
    private final RuntimeObserver observer;
    private final long replayed;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    /**
     * Opens the folder, recovers what it holds and starts the pipeline.
     *
     * @throws IOException if the folder cannot be used: in use by another runtime, not writable, damaged
     */
    public static DialerRuntime open(
            RuntimeConfig config,
            RuntimeOutputs handlers,
            FactProjection projection,
            Engine.GateFactory gates,
            RuntimeObserver observer)
            throws IOException {
        return open(config, handlers, projection, gates, observer, SegmentedLog.PLAIN_FILES);
    }

    static DialerRuntime open(
            RuntimeConfig config,
            RuntimeOutputs handlers,
            FactProjection projection,
            Engine.GateFactory gates,
            RuntimeObserver observer,
            SegmentedLog.FileOpener files)
            throws IOException {
        RuntimeFolder folder = RuntimeFolder.open(config.folder());
        try {
            var runtime = new DialerRuntime(config, handlers, projection, gates, observer, folder, files);
            runtime.start(config);
            return runtime;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private DialerRuntime(
            RuntimeConfig config,
            RuntimeOutputs handlers,
            FactProjection projection,
            Engine.GateFactory gates,
            RuntimeObserver observer,
            RuntimeFolder folder,
            SegmentedLog.FileOpener files)
            throws IOException {
        this.folder = folder;
        this.observer = observer;
        journal = SegmentedLog.open(config.folder(), "journal", config.segmentBytes(), files);
        facts = new FactLog(SegmentedLog.open(config.folder(), "facts", config.segmentBytes(), files), observer);
        snapshots = new SnapshotStore(config.folder(), journal, observer);
        Recovered recovered = new Recovery(journal, snapshots, facts, gates).recover();
        replayed = recovered.replayed();

        inputs = new Disruptor<>(
                InputSlot::new, config.ringSize(), named("engine-in"), ProducerType.MULTI, new BlockingWaitStrategy());
        outputs = new Disruptor<>(
                OutputSlot::new,
                config.ringSize(),
                named("engine-out"),
                ProducerType.SINGLE,
                new BlockingWaitStrategy());
        inputRing = inputs.getRingBuffer();
        LongSupplier clock = new SteadyClock(config.nowMs(), recovered.timeMs());
        journaler = new Journaler(journal, recovered.position(), recovered.timeMs(), clock, observer);
        engineStage = new EngineStage(
                recovered.engine(),
                recovered.position(),
                outputs.getRingBuffer(),
                snapshots,
                config.snapshotEvery(),
                observer);

        // 1 journal -> 2 engine
        inputs.handleEventsWith(journaler).then(engineStage);
        // a bug here stops it for good: better no dialler than a wrong one
        inputs.setDefaultExceptionHandler(new StageFailures<>(this::stop, this::stop, observer::failed));
        // 3 everything outside, side by side
        outputs.handleEventsWith(
                effects(Effect.Telephony.class, handlers.telephony()),
                effects(Effect.Desktop.class, handlers.desktops()),
                effects(Effect.Leads.class, handlers.leads()),
                facts);
        // a bug here costs its one effect: the engine's timers and reconciliation make up for it
        outputs.setDefaultExceptionHandler(new StageFailures<>(observer::failed, this::stop, observer::failed));
        snapshots.factsBehind(this::awaitFacts);
        timer = new TimerThread(engineStage::nextTimerMs, clock, this);
        shipper = new FactShipper(facts, projection, this, config.factBacklogLimit(), observer);
    }

    /**
     * The base of the ids of the journal in this folder, which tells this journal from every other: chosen and written
     * down when the folder is first used. A store of facts counts positions per journal.
     */
    public static long genesisBase(RuntimeConfig config) throws IOException {
        return RuntimeFolder.genesisBase(config.folder(), config.nowMs().getAsLong());
    }

    private void start(RuntimeConfig config) throws IOException {
        boolean first = journal.isEmpty();
        outputs.start();
        inputs.start();
        if (first) {
            submit(new Command.Genesis(genesisBase(config), new SecureRandom().nextLong()));
        }
        submit(new Command.ServerStarted());
        shipper.start();
        timer.start();
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().name(name + "-", 1).daemon().factory();
    }

    private static <E extends Effect> EventHandler<OutputSlot> effects(Class<E> wanted, EffectHandler<E> handler) {
        return (slot, sequence, endOfBatch) -> {
            if (wanted.isInstance(slot.effect)) {
                handler.on(wanted.cast(slot.effect), slot.timeMs);
            }
        };
    }

    private void awaitFacts(long outputSequence) throws IOException, InterruptedException {
        while (outputs.getSequenceValueFor(facts) < outputSequence) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        facts.force();
    }

    @Override
    public void submit(Command command) {
        refuseIfStopped();
        long sequence = inputRing.next();
        publish(command, sequence);
    }

    @Override
    public boolean trySubmit(Command command) {
        if (failure != null || closed || !inputRing.hasAvailableCapacity(1)) {
            return false;
        }
        try {
            publish(command, inputRing.tryNext());
            return true;
        } catch (com.lmax.disruptor.InsufficientCapacityException e) {
            return false;
        }
    }

    private void publish(Command command, long sequence) {
        try {
            inputRing.get(sequence).command = command;
        } finally {
            inputRing.publish(sequence);
        }
    }

    private void refuseIfStopped() {
        if (failure != null || closed) {
            throw new IllegalStateException("the engine has stopped");
        }
    }

    /** How the runtime is doing, for readiness checks and metrics. Any thread. */
    public RuntimeStatus status() {
        Throwable why = failure;
        RingBuffer<OutputSlot> out = outputs.getRingBuffer();
        return new RuntimeStatus(
                why == null ? "" : String.valueOf(why.getMessage()),
                journaler.stuck(),
                inputRing.getBufferSize() - inputRing.remainingCapacity(),
                out.getBufferSize() - out.remainingCapacity(),
                inputRing.getBufferSize(),
                shipper.backlog(),
                shipper.healthy(),
                replayed);
    }

    /** Stops taking commands, finishes those taken, stores a snapshot. What was acknowledged is on disk either way. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        timer.close();
        closed = true;
        boolean quiet = drain(inputs);
        drain(outputs);
        if (quiet && failure == null && engineStage.movedSinceSnapshot()) {
            engineStage.snapshot();
        }
        snapshots.close();
        shipper.close();
        closeFiles();
    }

    /** Ends the process's part at once, as a crash would: for tests of recovery. */
    void crash() {
        timer.close();
        closed = true;
        journaler.closing();
        inputs.halt();
        outputs.halt();
        shipper.close();
        snapshots.close();
        closeFiles();
    }

    /** False when it did not come to rest: a stage may be in the middle of something. */
    private boolean drain(Disruptor<?> disruptor) {
        journaler.closing();
        try {
            disruptor.shutdown(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            disruptor.halt();
            return false;
        }
    }

    private void closeFiles() {
        try {
            journal.close();
            facts.close();
            folder.close();
        } catch (IOException e) {
            observer.journalStuck(e);
        }
    }

    private void stop(Throwable why) {
        failure = why;
        engineStage.fail();
        observer.failed(why);
    }

    /** Waits until every command submitted so far has been applied and its outputs handled; for tests. */
    void awaitQuiet() {
        long target = inputRing.getCursor();
        while (inputs.getSequenceValueFor(engineStage) < target
                || outputs.getRingBuffer().getMinimumGatingSequence() < outputs.getCursor()) {
            LockSupport.parkNanos(100_000);
        }
    }

    long stateHash() {
        return engineStage.stateHash();
    }
}
