package io.cadencia.server.console;

import java.util.function.Supplier;

/**
 * One thing the server needs to do its work: journal, engine, database, telephony, projection.
 *
 * @param name stable; documented in docs/operations.md
 * @param state asked on a worker thread, may take up to {@link Readiness#LIMIT_MS}
 */
public record ReadyCheck(String name, Supplier<State> state) {
    /** @param detail for the operator: figures, or what is wrong; no secrets */
    public record State(boolean ok, String detail) {
        public static State ok(String detail) {
            return new State(true, detail);
        }

        public static State failed(String detail) {
            return new State(false, detail);
        }
    }
}
