package io.cadencia.core.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * One file of a {@link SegmentedLog}.
 *
 * <p>Form: eight bytes of header (magic and version), then records of length, CRC-32C of all that follows, two keys and
 * the payload; numbers big-endian.
 */
final class LogSegment implements AutoCloseable {
    static final int MAGIC = 0x4341444a; // CADJ
    static final int VERSION = 1;
    static final int FILE_HEADER_BYTES = 8;
    static final int RECORD_HEADER_BYTES = 4 + 4 + 8 + 8;
    /** A longer record is damage, not data. */
    static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

    final Path path;
    final long firstKey;
    final FileChannel channel;
    /** Bytes known to be whole records; what lies beyond does not count. */
    private volatile long length;

    LogSegment(Path path, long firstKey, FileChannel channel, long length) {
        this.path = path;
        this.firstKey = firstKey;
        this.channel = channel;
        this.length = length;
    }

    long length() {
        return length;
    }

    /** Writes the buffer at the end; when it fails nothing counts as written and the same call may be made again. */
    void append(ByteBuffer records) throws IOException {
        long at = length;
        while (records.hasRemaining()) {
            at += channel.write(records, at);
        }
        length = at;
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** Records beyond no longer count; they are written over. */
    void takeBackTo(long earlier) {
        length = earlier;
    }

    void cutAt(long newLength) throws IOException {
        channel.truncate(newLength);
        length = newLength;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
