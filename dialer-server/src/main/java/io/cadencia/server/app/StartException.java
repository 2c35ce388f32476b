package io.cadencia.server.app;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The program cannot start or do what it was asked. The message is one sentence for the person at the terminal. */
public final class StartException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
