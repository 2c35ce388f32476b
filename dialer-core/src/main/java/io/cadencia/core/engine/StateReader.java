package io.cadencia.core.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link StateWriter} wrote. Not thread-safe. */
public final class StateReader {
    private final ByteBuffer buffer;

    public StateReader(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    public StateReader(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    public long readLong() {
        return buffer.getLong();
    }

    public int readInt() {
        return buffer.getInt();
    }

    public int readShort() {
        return buffer.getShort();
    }

    public int readByte() {
        return buffer.get();
    }

    public boolean readBoolean() {
        return buffer.get() != 0;
    }

    public double readDouble() {
        return buffer.getDouble();
    }

    public String readText() {
        int length = readInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new IllegalStateException("text of " + length + " bytes in a record with " + buffer.remaining());
        }
        byte[] text = new byte[length];
        buffer.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    public boolean hasMore() {
        return buffer.hasRemaining();
    }
}
