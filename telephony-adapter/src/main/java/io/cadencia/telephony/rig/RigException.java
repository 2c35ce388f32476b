package io.cadencia.telephony.rig;

/** The rig could not do what was asked; the message is one sentence a person can act on. */
public final class RigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RigException(String message) {
        super(message);
    }

    public RigException(String message, Throwable cause) {
        super(message, cause);
    }
}
