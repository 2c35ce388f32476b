package io.cadencia.db.embedded;

/** The embedded database cannot start or stop; the message is one sentence that says what to do. */
public final class EmbeddedDbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddedDbException(String message) {
        super(message);
    }

    public EmbeddedDbException(String message, Throwable cause) {
        super(message, cause);
    }
}
