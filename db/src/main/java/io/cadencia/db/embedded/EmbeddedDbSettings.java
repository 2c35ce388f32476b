package io.cadencia.db.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how the embedded MariaDB runs.
 *
 * @param folder holds the data, the generated passwords and the server's log; created when missing
 * @param cacheFolder holds the unpacked binaries and the initialised template, shared by every database of this user
 * @param port loopback TCP port, 0 for any free one
 * @param schema schema created at the start, with the application user as its owner
 * @param bufferPoolMib InnoDB buffer pool, in MiB
 * @param startTimeout how long a start may take before it is reported as failed
 */
public record EmbeddedDbSettings(
        Path folder, Path cacheFolder, int port, String schema, int bufferPoolMib, Duration startTimeout) {

    private static final int DEFAULT_BUFFER_POOL_MIB = 256;
    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

    public EmbeddedDbSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535; use 0 for any free port");
        }
        if (!schema.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException(
                    "schema '" + schema + "' must be lower-case letters, digits and underscores");
        }
        if (bufferPoolMib < 32) {
            throw new IllegalArgumentException("bufferPoolMib " + bufferPoolMib + " is too small; use 32 or more");
        }
    }

    /** The defaults for a database in {@code folder}: any free port, schema {@code cadencia}. */
    public static EmbeddedDbSettings in(Path folder) {
        return new EmbeddedDbSettings(
                folder, defaultCacheFolder(), 0, "cadencia", DEFAULT_BUFFER_POOL_MIB, DEFAULT_START_TIMEOUT);
    }

    public EmbeddedDbSettings withPort(int newPort) {
        return new EmbeddedDbSettings(folder, cacheFolder, newPort, schema, bufferPoolMib, startTimeout);
    }

    public EmbeddedDbSettings withCacheFolder(Path newCacheFolder) {
        return new EmbeddedDbSettings(folder, newCacheFolder, port, schema, bufferPoolMib, startTimeout);
    }

    public EmbeddedDbSettings withBufferPoolMib(int mib) {
        return new EmbeddedDbSettings(folder, cacheFolder, port, schema, mib, startTimeout);
    }

    /** {@code $CADENCIA_CACHE}, or {@code ~/.cache/cadencia}. */
    public static Path defaultCacheFolder() {
        String configured = System.getenv("CADENCIA_CACHE");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "cadencia")
                : Path.of(configured);
    }
}
