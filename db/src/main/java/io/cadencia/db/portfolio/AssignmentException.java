package io.cadencia.db.portfolio;

/** An assignment cannot be loaded or rolled back; the database is as it was before. */
public final class AssignmentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Stable codes, for the text shown to the user. */
    public enum Reason {
        /** The same file stands already. */
        ALREADY_LOADED,
        /** Another import changed the data since the preview. */
        CHANGED_SINCE_PREVIEW,
        HAS_GESTIONES,
        UNKNOWN_ASSIGNMENT,
        DATABASE
    }

    public AssignmentException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public AssignmentException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
