package io.cadencia.db.embedded;

/** Waits between two looks at a process or a lock. */
final class Waiting {
    private Waiting() {}

    static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDbException("Interrupted while waiting for the embedded database", e);
        }
    }
}
