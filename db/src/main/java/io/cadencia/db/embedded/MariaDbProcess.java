package io.cadencia.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One running {@code mariadbd}: started with arguments only (no option files), stopped by its own process id. */
final class MariaDbProcess {
    private static final long POLL_MS = 20;
    private static final long STOP_TIMEOUT_S = 60;
    private static final String READY = "ready for connections";

    private final ProcessHandle handle;

    private MariaDbProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /** Arguments that bootstrap and service share. As root the server must be told that root is meant. */
    static List<String> baseCommand(MariaDbBinaries binaries, Path data) {
        List<String> command = new ArrayList<>();
        command.add(binaries.server().toString());
        command.add("--no-defaults");
        command.add("--basedir=" + binaries.home());
        command.add("--lc-messages-dir=" + binaries.share());
        command.add("--character-sets-dir=" + binaries.share().resolve("charsets"));
        command.add("--datadir=" + data);
        command.add("--innodb-log-file-size=64M");
        command.add("--character-set-server=utf8mb4");
        command.add("--collation-server=utf8mb4_uca1400_ai_ci");
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    /**
     * Starts the command and waits until the server takes connections.
     *
     * @throws EmbeddedDbException with a sentence from the server's log when it does not
     */
    static MariaDbProcess start(List<String> command, Path log, long timeoutMs) throws IOException {
        Files.deleteIfExists(log);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        MariaDbProcess server = new MariaDbProcess(process.toHandle());
        long deadline = System.nanoTime() + timeoutMs * 1_000_000;
        while (!Files.readString(log, StandardCharsets.UTF_8).contains(READY)) {
            if (!process.isAlive()) {
                String words = Files.readString(log, StandardCharsets.UTF_8);
                throw StartFailure.isPortInUse(words)
                        ? new PortInUse()
                        : new EmbeddedDbException(StartFailure.describe(words, log));
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new EmbeddedDbException(
                        "MariaDB was not ready within " + timeoutMs / 1000 + " s; its log is " + log);
            }
            Waiting.sleep(POLL_MS);
        }
        return server;
    }

    /** Stops the server a crashed owner left behind on this data folder, if there is one. */
    static void stopOrphan(Path pidFile, Path data) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile, StandardCharsets.UTF_8).strip();
        Optional<ProcessHandle> orphan =
                pid.matches("\\d{1,10}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
        orphan.filter(handle -> isServerOn(handle, data)).ifPresent(handle -> new MariaDbProcess(handle).stop());
        Files.deleteIfExists(pidFile);
    }

    private static boolean isServerOn(ProcessHandle handle, Path data) {
        String[] arguments = handle.info().arguments().orElse(new String[0]);
        return List.of(arguments).contains("--datadir=" + data);
    }

    long pid() {
        return handle.pid();
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    /** Asks for a clean stop and waits for it; a server that does not end in time is killed and reported. */
    void stop() {
        if (!handle.isAlive()) {
            return;
        }
        handle.destroy();
        try {
            handle.onExit().get(STOP_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            handle.destroyForcibly();
            throw new EmbeddedDbException(
                    "MariaDB did not stop within " + STOP_TIMEOUT_S
                            + " s and was killed; it recovers at the next start",
                    e);
        }
    }

    /** Kills the server as a power failure would. For tests of recovery. */
    void kill() {
        handle.destroyForcibly();
        handle.onExit().join();
    }

    /** The port was taken by somebody else before the server could bind it. */
    static final class PortInUse extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
