package io.cadencia.core.runtime;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A record read from a log. The payload is a view that is valid until the next read.
 *
 * @param key first key, never falling: the journal position
 * @param subKey second key: the time of a command, the index of a fact
 */
record LogRecord(long key, long subKey, ByteBuffer payload) {

    static int crc(ByteBuffer checked) {
        var crc = new CRC32C();
        crc.update(checked);
        return (int) crc.getValue();
    }
}
