package io.cadencia.telephony.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process on a lifeline: it ends when its standard input ends, so it cannot outlive this JVM, even a killed one.
 * Closing it is orderly (TERM, then KILL after a while) and waits for the exit.
 */
public final class KeptProcess implements AutoCloseable {
    private static final Duration LONGEST_EXIT = Duration.ofSeconds(10);
    private static final int QUOTED_LINES = 8;

    /** Runs "$@" and stops it when fd 3 (our standard input) ends: TERM, then KILL after 4 s. */
    private static final String LIFELINE = """
            trap : INT HUP TERM
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            ( read -r _ <&3; kill -TERM $child; n=0
              while kill -0 $child && [ $n -lt 40 ]; do sleep 0.1; n=$((n+1)); done
              kill -KILL $child ) 2>/dev/null &
            guard=$!
            while :; do wait $child; code=$?; kill -0 $child 2>/dev/null || break; done
            kill -KILL $guard 2>/dev/null
            exit $code
            """;

    private final String name;
    private final Process process;
    private final Path folder;
    private final Path output;
    private final Thread hook;

    private KeptProcess(String name, Process process, Path folder, Path output) {
        this.name = name;
        this.process = process;
        this.folder = folder;
        this.output = output;
        this.hook = new Thread(this::stopAtExit, "stop-" + name);
    }

    /**
     * Starts a command.
     *
     * @param name short, for messages
     * @param folder working folder; what the process says goes to {@code name.out} in it
     */
    public static KeptProcess start(String name, Path folder, List<String> command) {
        List<String> kept = new ArrayList<>(List.of("/bin/sh", "-c", LIFELINE, name));
        kept.addAll(command);
        Path output = folder.resolve(name + ".out");
        try {
            Process process = new ProcessBuilder(kept)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            KeptProcess started = new KeptProcess(name, process, folder, output);
            Runtime.getRuntime().addShutdownHook(started.hook);
            return started;
        } catch (IOException e) {
            throw new RigException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal, such as {@code KILL}, to the program itself. */
    public void signal(String signal) {
        program().ifPresent(program -> kill(signal, program.pid()));
    }

    /** The program behind the lifeline; its guard is a shell like its parent. */
    Optional<ProcessHandle> program() {
        Optional<String> shell = process.info().command();
        return process.children()
                .filter(child -> !child.info().command().equals(shell))
                .findFirst();
    }

    /** Waits for the program's own end; its exit code, 128 + n if the signal n killed it. */
    public int awaitExit(Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RigException(name + " did not end by itself within " + limit.toSeconds() + " s.");
    }

    /** Everything it wrote so far, errors included. */
    public String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RigException("What " + name + " wrote cannot be read: " + e.getMessage(), e);
        }
    }

    private static void kill(String signal, long pid) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new RigException("The signal " + signal + " could not be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines it wrote, for an error message. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        } catch (IOException e) {
            return "(nothing was written)";
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook does it
        }
        stop();
    }

    /** Nobody closes what the JVM's end interrupts: the folder goes here. */
    private void stopAtExit() {
        stop();
        RunFolder.delete(folder);
    }

    private void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_EXIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new RigException(name + " did not end within " + LONGEST_EXIT.toSeconds() + " s and was killed.");
            }
        } catch (IOException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
