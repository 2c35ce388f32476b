package io.cadencia.core.runtime;

import com.lmax.disruptor.EventHandler;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.RecordCodec;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.port.FactProjection.Position;
import io.cadencia.core.port.FactProjection.PositionedFact;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Facts on their way to the database, on disk: the database may be away for as long as the disk has room. Derived from
 * the journal, so it need not reach the disk before a snapshot does; after a crash the replay writes again what is
 * missing, and only that.
 */
final class FactLog implements EventHandler<OutputSlot>, AutoCloseable {
    private static final RecordCodec<Fact> FACTS = RecordCodec.of(Fact.class);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final SegmentedLog log;
    private final RuntimeObserver observer;
    private final StateWriter encoded = new StateWriter();
    private final AtomicLong written = new AtomicLong();

    FactLog(SegmentedLog log, RuntimeObserver observer) {
        this.log = log;
        this.observer = observer;
    }

    Position last() {
        return new Position(log.lastKey(), (int) log.lastSubKey());
    }

    @Override
    public void onEvent(OutputSlot slot, long sequence, boolean endOfBatch) {
        Fact fact = slot.fact;
        if (fact != null) {
            append(new Position(slot.position, slot.index), fact);
        }
        if (endOfBatch) {
            flush();
        }
    }

    void append(Position position, Fact fact) {
        encoded.clear();
        FACTS.write(fact, encoded);
        log.append(position.journal(), position.index(), encoded.array(), encoded.size());
        written.incrementAndGet();
    }

    /** Makes what was appended readable; a full disk stops the pipeline here until there is room. */
    void flush() {
        boolean told = false;
        while (true) {
            try {
                log.flush(false);
                return;
            } catch (IOException e) {
                if (!told) {
                    observer.journalStuck(e);
                    told = true;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new Journaler.JournalClosedException();
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    void force() throws IOException {
        log.force();
    }

    /** Facts appended since the log was opened. */
    long written() {
        return written.get();
    }

    Reader readerAfter(Position position) {
        return new Reader(log.cursorFrom(position.journal()), position);
    }

    void dropBefore(Position applied) throws IOException {
        log.dropBefore(applied.journal());
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    /** Reads facts after a position, in order. */
    static final class Reader {
        private final LogCursor cursor;
        private final Position after;

        Reader(LogCursor cursor, Position after) {
            this.cursor = cursor;
            this.after = after;
        }

        @Nullable
        PositionedFact next() throws IOException {
            for (LogRecord record = cursor.next(); record != null; record = cursor.next()) {
                var position = new Position(record.key(), (int) record.subKey());
                if (position.compareTo(after) > 0) {
                    return new PositionedFact(position, FACTS.read(new StateReader(record.payload())));
                }
            }
            return null;
        }
    }
}
