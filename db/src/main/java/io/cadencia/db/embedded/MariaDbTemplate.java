package io.cadencia.db.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An initialised, empty data folder in the cache. A new database starts from a copy of it, which is a hundredfold
 * faster than bootstrapping the system tables each time.
 */
final class MariaDbTemplate {
    /** Part of the template's name: raise it when the bootstrap below changes. */
    private static final int REVISION = 1;

    private static final long LOCK_TIMEOUT_MS = 120_000;
    private static final long BOOTSTRAP_TIMEOUT_S = 120;
    private static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final MariaDbBinaries binaries;
    private final Path folder;

    MariaDbTemplate(MariaDbBinaries binaries) {
        this.binaries = binaries;
        this.folder = binaries.home().resolveSibling("mariadb-" + MariaDbBinaries.VERSION + "-data-" + REVISION);
    }

    /** Makes {@code dataFolder} an initialised, empty database; it must not exist yet. */
    void copyTo(Path dataFolder) throws IOException {
        prepare();
        Path partial = dataFolder.resolveSibling(dataFolder.getFileName() + ".partial");
        MariaDbBinaries.deleteTree(partial);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, partial.resolve(folder.relativize(file).toString()));
            }
        }
        Files.move(partial, dataFolder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void prepare() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try (FolderLock lock = FolderLock.acquire(folder.resolveSibling("mariadb.lock"), LOCK_TIMEOUT_MS)) {
            if (!Files.isDirectory(folder)) {
                bootstrap();
            }
        }
    }

    private void bootstrap() throws IOException {
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        MariaDbBinaries.deleteTree(partial);
        Files.createDirectories(partial);
        Path log = folder.resolveSibling("mariadb-bootstrap.log");
        Process process = new ProcessBuilder(command(partial))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        feed(process);
        await(process, log);
        Files.deleteIfExists(log);
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> command(Path data) {
        List<String> command = new ArrayList<>(MariaDbProcess.baseCommand(binaries, data));
        command.add("--bootstrap");
        command.add("--innodb-buffer-pool-size=64M");
        command.add("--log-warnings=0");
        return command;
    }

    private void feed(Process process) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @current_hostname='localhost';\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String script : SCRIPTS) {
                Files.copy(binaries.share().resolve(script), in);
                in.write('\n');
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            } // otherwise the server died and its log says why
        }
    }

    private static void await(Process process, Path log) throws IOException {
        try {
            if (!process.waitFor(BOOTSTRAP_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedDbException(
                        "Setting up MariaDB took more than " + BOOTSTRAP_TIMEOUT_S + " s; look at " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedDbException("Interrupted while setting up MariaDB", e);
        }
        if (process.exitValue() != 0) {
            throw new EmbeddedDbException(StartFailure.describe(Files.readString(log, StandardCharsets.UTF_8), log));
        }
    }
}
