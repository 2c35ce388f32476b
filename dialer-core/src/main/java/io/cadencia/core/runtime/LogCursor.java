package io.cadencia.core.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a log forward, also while it is being written. One thread; skips segments dropped behind it. */
final class LogCursor {
    private static final int CHUNK_BYTES = 256 * 1024;

    private final List<LogSegment> segments;
    private LogSegment current;
    private long offset = LogSegment.FILE_HEADER_BYTES;
    private ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).limit(0);
    private long chunkStart;
    private final boolean empty;

    LogCursor(List<LogSegment> segments, int start) {
        this.segments = segments;
        this.empty = segments.isEmpty();
        this.current = empty ? NONE : segments.get(start);
    }

    @SuppressWarnings("NullAway") // stands for no segment; never read
    private static final LogSegment NONE = new LogSegment(java.nio.file.Path.of(""), 0, null, 0);

    /** Byte position in the current segment up to which whole records were read. */
    long offset() {
        return offset;
    }

    /** The next record, or null when there is none yet. Damage is an error. */
    @Nullable
    LogRecord next() throws IOException {
        while (true) {
            if (current == NONE && !first()) {
                return null;
            }
            long end = current.length();
            if (offset < end) {
                LogRecord record = read(end);
                if (record == null) {
                    throw new IOException("the log " + current.path + " is damaged at byte " + offset);
                }
                return record;
            }
            if (!advance()) {
                return null;
            }
        }
    }

    /** The next record of this one segment; null at its end or at the first record that is not whole. */
    @Nullable
    LogRecord nextOrTorn() throws IOException {
        return offset < current.length() ? read(current.length()) : null;
    }

    private boolean first() {
        synchronized (segments) {
            if (segments.isEmpty()) {
                return false;
            }
            current = segments.getFirst();
            return true;
        }
    }

    private boolean advance() {
        synchronized (segments) {
            int index = segments.indexOf(current);
            if (index == segments.size() - 1) {
                return false;
            }
            if (current.length() > offset) {
                return true;
            }
            current = segments.get(index + 1);
            offset = LogSegment.FILE_HEADER_BYTES;
            chunk.limit(0);
            return true;
        }
    }

    private @Nullable LogRecord read(long end) throws IOException {
        if (!available(LogSegment.RECORD_HEADER_BYTES, end)) {
            return null;
        }
        int at = (int) (offset - chunkStart);
        int length = chunk.getInt(at);
        if (length < 0 || length > LogSegment.MAX_PAYLOAD_BYTES) {
            return null;
        }
        int bytes = LogSegment.RECORD_HEADER_BYTES + length;
        if (!available(bytes, end)) {
            return null;
        }
        at = (int) (offset - chunkStart);
        if (chunk.getInt(at + 4) != LogRecord.crc(chunk.slice(at + 8, bytes - 8))) {
            return null;
        }
        var record = new LogRecord(
                chunk.getLong(at + 8),
                chunk.getLong(at + 16),
                chunk.slice(at + LogSegment.RECORD_HEADER_BYTES, length));
        offset += bytes;
        return record;
    }

    /** Makes sure the chunk holds {@code bytes} from the offset on; false if the segment has not so many. */
    private boolean available(int bytes, long end) throws IOException {
        if (offset >= chunkStart && offset + bytes <= chunkStart + chunk.limit()) {
            return true;
        }
        if (offset + bytes > end) {
            return false;
        }
        int size = (int) Math.min(end - offset, Math.max(bytes, CHUNK_BYTES));
        chunk = ByteBuffer.allocate(size);
        chunkStart = offset;
        while (chunk.hasRemaining()) {
            if (current.channel.read(chunk, chunkStart + chunk.position()) < 0) {
                break;
            }
        }
        chunk.flip();
        return chunk.limit() >= bytes;
    }
}
