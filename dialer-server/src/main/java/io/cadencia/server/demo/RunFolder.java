package io.cadencia.server.demo;

import io.cadencia.server.app.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one run keeps its data: {@code .cadencia/run-…} under the current folder, removed at a clean end. The log is kept
 * in {@code .cadencia/logs}, the newest {@value #LOGS_KEPT}.
 */
public final class RunFolder implements AutoCloseable {
    static final int LOGS_KEPT = 10;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path base;
    private final Path data;
    private final Path log;

    private RunFolder(Path base, Path data, Path log) {
        this.base = base;
        this.data = data;
        this.log = log;
    }

    /** @throws StartException if the folder cannot be written */
    public static RunFolder create(Path base, String kind, Instant now, long pid) {
        String name = kind + "-" + NAME.format(now) + "-" + pid;
        RunFolder folder = new RunFolder(
                base, base.resolve("run-" + name), base.resolve("logs").resolve(name + ".log"));
        try {
            Files.createDirectories(folder.data);
            Files.createDirectories(folder.log.getParent());
            folder.dropOldLogs();
            return folder;
        } catch (IOException e) {
            throw new StartException(
                    "The folder " + base.toAbsolutePath() + " cannot be written; start in a folder of yours.", e);
        }
    }

    public Path data() {
        return data;
    }

    public Path log() {
        return log;
    }

    /** The folder of all runs. */
    public Path base() {
        return base;
    }

    private void dropOldLogs() throws IOException {
        try (Stream<Path> logs = Files.list(base.resolve("logs"))) {
            List<Path> oldest = logs.sorted(
                            Comparator.comparing(Path::getFileName).reversed())
                    .skip(LOGS_KEPT)
                    .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Removes the run's data. */
    @Override
    public void close() {
        Logger log = LoggerFactory.getLogger(RunFolder.class);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("the run's data in {} could not be removed: {}", data, e.getMessage());
        }
    }
}
