package io.cadencia.server.app;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseException;
import io.cadencia.db.DatabaseSettings;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database, and waits for one that does not answer yet: after a power failure, or with containers, the server
 * may be up before its database. A refusal (wrong password, no such schema) ends the wait at once.
 */
final class DatabaseWait {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
    private static final long PAUSE_MS = 1_000;

    private final Duration patience;
    private final EndSignals signals;
    private final Consumer<String> out;

    /** @param out where a person reads that the server waits */
    DatabaseWait(Duration patience, EndSignals signals, Consumer<String> out) {
        this.patience = patience;
        this.signals = signals;
        this.out = out;
    }

    /**
     * @throws DatabaseException when it refuses, or does not answer within the patience
     * @throws StartException when the process is asked to end meanwhile
     */
    Database open(DatabaseSettings settings) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            try {
                return Database.open(settings);
            } catch (DatabaseException.Unreachable e) {
                long waited = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
                if (waited >= patience.toSeconds()) {
                    throw e;
                }
                say("Waiting for the database (" + waited + " of " + patience.toSeconds() + " s): " + e.getMessage());
            }
            if (signals.await(PAUSE_MS)) {
                throw new StartException("Asked to end while waiting for the database.", null);
            }
        }
    }

    private void say(String line) {
        LOG.info(line);
        out.accept(line);
    }
}
