package io.cadencia.db;

/** The database cannot be reached, is not as expected, or refused; the message says what to do. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /** No connection could be made: waiting may help, which it does not against a wrong password or schema. */
    public static final class Unreachable extends DatabaseException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
