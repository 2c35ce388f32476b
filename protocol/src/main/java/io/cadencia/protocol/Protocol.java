package io.cadencia.protocol;

/** Constants both ends agree on. */
public final class Protocol {
    /** Version spoken by this build. A server refuses a client of another version with {@code PROTOCOL_VERSION}. */
    public static final int VERSION = 2;

    /** Largest message either end accepts, in bytes of UTF-8; a larger one ends the connection. */
    public static final int MAX_MESSAGE_BYTES = 64 * 1024;

    /** Longest note of a classification, in characters. */
    public static final int MAX_NOTE_CHARS = 2_000;

    /** Longest request id, in characters. */
    public static final int MAX_REQUEST_ID_CHARS = 64;

    /** A desktop sends a {@link ClientMessage.Ping} at least this often, in milliseconds. */
    public static final long HEARTBEAT_MS = 2_000;

    /** Either end gives the connection up after this silence, in milliseconds. */
    public static final long SILENCE_LIMIT_MS = 8_000;

    /** Path of the desktop's WebSocket on the server. */
    public static final String PATH = "/desktop";

    private Protocol() {}
}
