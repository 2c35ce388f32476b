package io.cadencia.core.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing buffer that state and records are written to: big-endian, lengths before text. Not thread-safe. */
public final class StateWriter {
    private static final int INITIAL_BYTES = 4_096;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);

    public void writeLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    public void writeInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    public void writeShort(int value) {
        room(Short.BYTES).putShort((short) value);
    }

    public void writeByte(int value) {
        room(1).put((byte) value);
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    public void writeDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    public void writeText(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        writeInt(text.length);
        room(text.length).put(text);
    }

    public void clear() {
        buffer.clear();
    }

    public int size() {
        return buffer.position();
    }

    /** The backing array; valid up to {@link #size()} and until the next write. */
    public byte[] array() {
        return bytes;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size());
    }

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            int position = buffer.position();
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(position, more)));
            buffer = ByteBuffer.wrap(bytes).position(position);
        }
        return buffer;
    }
}
