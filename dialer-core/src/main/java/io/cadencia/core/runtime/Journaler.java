package io.cadencia.core.runtime;

import com.lmax.disruptor.EventHandler;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.RecordCodec;
import io.cadencia.core.engine.StateWriter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * First stage of the pipeline: gives every command its position and time and brings it to the disk, one fsync for all
 * that have gathered. Nothing passes on to the engine before. A disk that cannot be written stops the pipeline here,
 * and lets it go on by itself once it can.
 */
final class Journaler implements EventHandler<InputSlot> {
    private static final RecordCodec<Command> COMMANDS = RecordCodec.of(Command.class);
    private static final int FLUSH_BYTES = 1 << 20;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final SegmentedLog log;
    private final LongSupplier clockMs;
    private final RuntimeObserver observer;
    private final StateWriter encoded = new StateWriter();
    private long position;
    private long lastTimeMs;
    private int gathered;
    private volatile boolean stuck;
    private volatile boolean closing;

    Journaler(SegmentedLog log, long lastPosition, long lastTimeMs, LongSupplier clockMs, RuntimeObserver observer) {
        this.log = log;
        this.position = lastPosition;
        this.lastTimeMs = lastTimeMs;
        this.clockMs = clockMs;
        this.observer = observer;
    }

    @Override
    public void onEvent(InputSlot slot, long sequence, boolean endOfBatch) {
        Command command = slot.command;
        if (command == null) {
            throw new IllegalStateException("an empty slot was published");
        }
        lastTimeMs = Math.max(lastTimeMs, clockMs.getAsLong());
        slot.position = ++position;
        slot.timeMs = lastTimeMs;
        encoded.clear();
        COMMANDS.write(command, encoded);
        log.append(position, lastTimeMs, encoded.array(), encoded.size());
        gathered++;
        if (endOfBatch || log.bufferedBytes() > FLUSH_BYTES) {
            toDisk();
        }
    }

    private void toDisk() {
        long start = System.nanoTime();
        while (!closing || !stuck) {
            try {
                log.flush(true);
                unstick();
                observer.journaled(gathered, System.nanoTime() - start);
                gathered = 0;
                return;
            } catch (IOException e) {
                stick(e);
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
        throw new JournalClosedException();
    }

    private void stick(IOException e) {
        if (!stuck) {
            stuck = true;
            observer.journalStuck(e);
        }
    }

    private void unstick() {
        if (stuck) {
            stuck = false;
            observer.journalFreed();
        }
    }

    /** True while the disk cannot be written. */
    boolean stuck() {
        return stuck;
    }

    /** Gives up waiting for a disk that cannot be written: what is not in the journal is refused for good. */
    void closing() {
        closing = true;
    }

    /** The runtime was closed while the disk could not be written. */
    static final class JournalClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JournalClosedException() {
            super("the journal could not be written before the runtime was closed");
        }
    }
}
