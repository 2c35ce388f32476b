package io.cadencia.core.runtime;

/**
 * The runtime at one moment.
 *
 * @param failure why the engine stopped, empty = it runs
 * @param journalStuck the disk cannot be written just now
 * @param inputUsed slots of the input ring in use, {@code outputUsed} of the output ring, each of {@code ringSize}
 * @param factBacklog facts not yet in the database
 * @param replayed commands replayed at the start
 */
public record RuntimeStatus(
        String failure,
        boolean journalStuck,
        long inputUsed,
        long outputUsed,
        int ringSize,
        long factBacklog,
        boolean databaseHealthy,
        long replayed) {
    public boolean running() {
        return failure.isEmpty() && !journalStuck;
    }
}
