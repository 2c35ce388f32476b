package io.cadencia.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server in a folder, on loopback, owned by this process.
 *
 * <p>The folder survives: starting on it again finds the same data and the same passwords, also after this process or
 * the server was killed. Two owners of one folder are refused. Passwords are generated; nothing listens beyond
 * 127.0.0.1, so connections are not encrypted. Thread-safe.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    /** The application's user, owner of {@code cadencia} and of every schema whose name starts with it. */
    public static final String APP_USER = "cadencia";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final int FREE_PORT_ATTEMPTS = 5;

    private final EmbeddedDbSettings settings;
    private final EmbeddedDbCredentials credentials;
    private final MariaDbBinaries binaries;
    private final FolderLock ownership;
    private MariaDbProcess process;
    private int port;

    private EmbeddedMariaDb(
            EmbeddedDbSettings settings,
            MariaDbBinaries binaries,
            EmbeddedDbCredentials credentials,
            FolderLock ownership)
            throws IOException {
        this.settings = settings;
        this.binaries = binaries;
        this.credentials = credentials;
        this.ownership = ownership;
        this.process = launch();
    }

    /**
     * Starts the server, setting up binaries and folder first when they are missing.
     *
     * @throws EmbeddedDbException with one sentence that says what is wrong and what to do
     */
    public static EmbeddedMariaDb start(EmbeddedDbSettings requested) {
        long start = System.nanoTime();
        EmbeddedDbSettings settings = absolute(requested);
        requireWritable(settings.folder());
        MariaDbBinaries binaries = MariaDbBinaries.in(settings.cacheFolder());
        try {
            FolderLock ownership = FolderLock.tryAcquire(settings.folder().resolve("in-use.lock"));
            if (ownership == null) {
                throw new EmbeddedDbException("The database folder " + settings.folder()
                        + " is in use by another Cadencia; stop that one or choose another folder");
            }
            EmbeddedMariaDb database = open(settings, binaries, ownership);
            LOG.info("embedded MariaDB ready on port {} in {} ms", database.port, msSince(start));
            return database;
        } catch (IOException e) {
            throw new EmbeddedDbException(
                    "Cannot set up the database folder " + settings.folder() + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedDbSettings absolute(EmbeddedDbSettings settings) {
        return new EmbeddedDbSettings(
                settings.folder().toAbsolutePath().normalize(),
                settings.cacheFolder().toAbsolutePath().normalize(),
                settings.port(),
                settings.schema(),
                settings.bufferPoolMib(),
                settings.startTimeout());
    }

    private static EmbeddedMariaDb open(EmbeddedDbSettings settings, MariaDbBinaries binaries, FolderLock ownership)
            throws IOException {
        try {
            Path data = data(settings);
            MariaDbProcess.stopOrphan(pidFile(settings), data);
            if (!Files.isDirectory(data)) {
                new MariaDbTemplate(binaries).copyTo(data);
            }
            Files.createDirectories(settings.folder().resolve("tmp"));
            return new EmbeddedMariaDb(settings, binaries, EmbeddedDbCredentials.in(settings.folder()), ownership);
        } catch (IOException | RuntimeException e) {
            ownership.close();
            throw e;
        }
    }

    private static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "write", ".test"));
        } catch (AccessDeniedException e) {
            throw new EmbeddedDbException(
                    "The database folder " + folder + " is not writable; change its owner or choose another one", e);
        } catch (IOException e) {
            throw new EmbeddedDbException(
                    "The database folder " + folder + " cannot be used (" + e + "); choose another one", e);
        }
    }

    private MariaDbProcess launch() throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = settings.port() == 0 ? freePort() : settings.port();
            try {
                return launchOn(port);
            } catch (MariaDbProcess.PortInUse e) {
                if (settings.port() != 0 || attempt == FREE_PORT_ATTEMPTS) {
                    throw new EmbeddedDbException(
                            "Port " + port + " on 127.0.0.1 is in use; stop what listens there or choose another port",
                            e);
                }
            }
        }
    }

    private MariaDbProcess launchOn(int chosenPort) throws IOException {
        Path init = settings.folder().resolve("init.sql");
        EmbeddedDbCredentials.writePrivate(init, initSql());
        // a socket's path must stay below 108 characters, whatever the folder is called
        Path sockets = Files.createTempDirectory("cdb");
        try {
            return MariaDbProcess.start(
                    command(chosenPort, init, sockets),
                    settings.folder().resolve("mariadb.log"),
                    settings.startTimeout().toMillis());
        } finally {
            Files.deleteIfExists(init);
            MariaDbBinaries.deleteTree(sockets);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs before the first connection is taken, at every start, so that the passwords on file always hold. */
    private String initSql() {
        return String.join(
                "\n",
                "DROP USER IF EXISTS 'root'@'::1', ''@'localhost', ''@'127.0.0.1';",
                "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + credentials.rootPassword() + "';",
                "ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '" + credentials.rootPassword() + "';",
                "CREATE DATABASE IF NOT EXISTS `" + settings.schema() + "`;",
                "CREATE USER IF NOT EXISTS '" + APP_USER + "'@'127.0.0.1';",
                "ALTER USER '" + APP_USER + "'@'127.0.0.1' IDENTIFIED BY '" + credentials.appPassword() + "';",
                "GRANT ALL ON `" + settings.schema() + "`.* TO '" + APP_USER + "'@'127.0.0.1';",
                "GRANT ALL ON `cadencia%`.* TO '" + APP_USER + "'@'127.0.0.1';",
                "");
    }

    private List<String> command(int chosenPort, Path init, Path sockets) {
        List<String> command = new ArrayList<>(MariaDbProcess.baseCommand(binaries, data(settings)));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + chosenPort,
                "--socket=" + sockets.resolve("s"),
                "--skip-ssl",
                "--skip-name-resolve",
                "--pid-file=" + pidFile(settings),
                "--tmpdir=" + settings.folder().resolve("tmp"),
                "--init-file=" + init,
                "--default-time-zone=+00:00",
                "--innodb-buffer-pool-size=" + settings.bufferPoolMib() + "M",
                "--innodb-flush-log-at-trx-commit=1",
                "--max-connections=100",
                "--max-allowed-packet=64M",
                "--local-infile=1",
                "--performance-schema=OFF"));
        return command;
    }

    private static Path data(EmbeddedDbSettings settings) {
        return settings.folder().resolve("data");
    }

    private static Path pidFile(EmbeddedDbSettings settings) {
        return settings.folder().resolve("mariadb.pid");
    }

    /** JDBC URL of the schema given in the settings. */
    public String jdbcUrl() {
        return jdbcUrl(settings.schema());
    }

    /** JDBC URL of another schema of the same server. */
    public String jdbcUrl(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/" + schema + "?sslMode=disable";
    }

    public synchronized int port() {
        return port;
    }

    public String user() {
        return APP_USER;
    }

    public String password() {
        return credentials.appPassword();
    }

    public synchronized boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the server at once, as a power failure would, and starts it again on the same port. For recovery tests. */
    public synchronized void killAndRestart() {
        kill();
        restart();
    }

    /** Ends the server at once, as a power failure would; {@link #restart()} brings it back. */
    public synchronized void kill() {
        process.kill();
    }

    /** Starts a server that was killed, on the port it had. */
    public synchronized void restart() {
        process.stop();
        try {
            process = launchOn(port);
        } catch (IOException e) {
            throw new EmbeddedDbException("Cannot restart the database in " + settings.folder(), e);
        }
    }

    /** Leaves the server running and frees the folder, as a crash of this process would. */
    void abandonForTest() throws IOException {
        ownership.close();
    }

    /** Stops the server when this process ends without having closed it; owners that stop in order do not need it. */
    public EmbeddedMariaDb stopWhenProcessEnds() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "mariadb-stop"));
        return this;
    }

    /** Stops the server cleanly and frees the folder. Closing twice is harmless. */
    @Override
    public synchronized void close() {
        process.stop();
        try {
            ownership.close();
        } catch (IOException e) {
            LOG.warn("the lock of {} could not be freed: {}", settings.folder(), e.getMessage());
        }
    }

    private static long msSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
