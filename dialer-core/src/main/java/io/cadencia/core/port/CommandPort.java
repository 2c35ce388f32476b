package io.cadencia.core.port;

import io.cadencia.core.engine.Command;

/** The way into the engine, for any thread. */
public interface CommandPort {
    /** Hands a command over; waits while the input ring is full. For adapters whose events must not be lost. */
    void submit(Command command);

    /** Hands a command over unless the input ring is full. For desktops: false means "busy, try again". */
    boolean trySubmit(Command command);
}
