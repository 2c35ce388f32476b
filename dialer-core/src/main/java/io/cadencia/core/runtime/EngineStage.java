package io.cadencia.core.runtime;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Outbox;
import io.cadencia.core.engine.StateWriter;

/** Second stage: the engine itself, on one thread. What it gives goes to the output ring. */
final class EngineStage implements EventHandler<InputSlot>, Outbox {
    private final Engine engine;
    private final RingBuffer<OutputSlot> outputs;
    private final SnapshotStore snapshots;
    private final long snapshotEvery;
    private final RuntimeObserver observer;
    private long position;
    private long timeMs;
    private int factIndex;
    private long lastSnapshot;
    private volatile long nextTimerMs;
    private volatile boolean failed;

    EngineStage(
            Engine engine,
            long position,
            RingBuffer<OutputSlot> outputs,
            SnapshotStore snapshots,
            long snapshotEvery,
            RuntimeObserver observer) {
        this.engine = engine;
        this.position = position;
        this.lastSnapshot = position;
        this.outputs = outputs;
        this.snapshots = snapshots;
        this.snapshotEvery = snapshotEvery;
        this.observer = observer;
        this.nextTimerMs = engine.nextTimerMs();
    }

    @Override
    public void onEvent(InputSlot slot, long sequence, boolean endOfBatch) {
        Command command = slot.command;
        slot.command = null;
        if (failed || command == null) {
            return;
        }
        position = slot.position;
        timeMs = slot.timeMs;
        factIndex = 0;
        long start = System.nanoTime();
        engine.apply(timeMs, command, this);
        observer.decided(System.nanoTime() - start);
        if (endOfBatch) {
            nextTimerMs = engine.nextTimerMs();
            if (position - lastSnapshot >= snapshotEvery) {
                snapshot();
            }
        }
    }

    /** Hands the state over to be stored once everything up to here is in the fact log. */
    void snapshot() {
        var state = new StateWriter();
        engine.write(state);
        lastSnapshot = position;
        snapshots.store(position, state.toBytes(), outputs.getCursor());
    }

    @Override
    public void effect(Effect effect) {
        publish(effect, null, 0);
    }

    @Override
    public void fact(Fact fact) {
        publish(null, fact, ++factIndex);
    }

    private void publish(
            @org.jspecify.annotations.Nullable Effect effect, @org.jspecify.annotations.Nullable Fact fact, int index) {
        long sequence = outputs.next();
        try {
            OutputSlot slot = outputs.get(sequence);
            slot.effect = effect;
            slot.fact = fact;
            slot.position = position;
            slot.index = index;
            slot.timeMs = timeMs;
        } finally {
            outputs.publish(sequence);
        }
    }

    long nextTimerMs() {
        return nextTimerMs;
    }

    void fail() {
        failed = true;
    }

    boolean failed() {
        return failed;
    }

    long stateHash() {
        return engine.stateHash();
    }

    boolean movedSinceSnapshot() {
        return position != lastSnapshot;
    }
}
