package io.cadencia.telephony.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A real Asterisk as a child process, with a folder, ports and a password of its own. Started when the constructor
 * method returns: ARI answers. {@link #close()} stops it, waits for its exit and deletes the folder.
 */
public final class AsteriskProcess implements AutoCloseable {
    /** The user of ARI and AMI and the name of the Stasis application in the dialplan. */
    public static final String USER = "cadencia";

    /** Whoever calls from this address comes from the carrier; the carrier itself may call too. */
    public static final String CALLERS = "127.0.0.2";

    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final long POLL_MS = 50;
    private static final int QUOTED_LINES = 8;

    private final AsteriskBundle bundle;
    private final AsteriskSettings settings;
    private final Path folder;
    private KeptProcess process;

    private AsteriskProcess(AsteriskBundle bundle, AsteriskSettings settings, Path folder, KeptProcess process) {
        this.bundle = bundle;
        this.settings = settings;
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts Asterisk and waits until ARI answers, usually less than half a second.
     *
     * @throws RigException when the bundle is missing or Asterisk does not come up, with its last log lines
     */
    public static AsteriskProcess start(AsteriskSettings settings) {
        return start(settings, folder -> {});
    }

    /** The same; {@code prepare} may change what is in the run folder before Asterisk starts. */
    static AsteriskProcess start(AsteriskSettings settings, Consumer<Path> prepare) {
        AsteriskBundle bundle = AsteriskBundle.locate();
        Path folder = RunFolder.create("asterisk");
        RunFolder.configure(folder, values(bundle, settings, folder));
        prepare.accept(folder);
        AsteriskProcess asterisk = new AsteriskProcess(bundle, settings, folder, launch(bundle, folder));
        try {
            asterisk.awaitReady();
        } catch (RigException e) {
            asterisk.close();
            throw e;
        }
        return asterisk;
    }

    private static KeptProcess launch(AsteriskBundle bundle, Path folder) {
        String configuration = folder.resolve("etc/asterisk.conf").toString();
        return KeptProcess.start("asterisk", folder, bundle.command("asterisk", "-C", configuration, "-f"));
    }

    private static Map<String, String> values(AsteriskBundle bundle, AsteriskSettings settings, Path folder) {
        TrunkOptions options = settings.options();
        return Map.ofEntries(
                Map.entry("RUN", folder.toString()),
                Map.entry("MODULES", bundle.modules().toString()),
                Map.entry("SHARE", bundle.share().toString()),
                Map.entry("ARI_ADDRESS", "127.0.0.1"),
                Map.entry("ARI_PORT", Integer.toString(settings.ariPort())),
                Map.entry("ARI_PERMIT", "127.0.0.1/32"),
                Map.entry("ARI_PASSWORD", settings.ariPassword()),
                Map.entry("AMI_ADDRESS", "127.0.0.1"),
                Map.entry("AMI_PORT", Integer.toString(settings.amiPort())),
                Map.entry("AMI_PERMIT", "127.0.0.1/32"),
                Map.entry("AMI_PASSWORD", settings.amiPassword()),
                Map.entry("SIP_ADDRESS", settings.sipAddress()),
                Map.entry("SIP_PORT", Integer.toString(settings.sipPort())),
                Map.entry("RTP_FIRST", Integer.toString(settings.rtpFirst())),
                Map.entry("RTP_LAST", Integer.toString(settings.rtpFirst() + settings.rtpPorts() - 1)),
                Map.entry("TRUNK", settings.trunk()),
                Map.entry("TRUNK_CALLERS", callers(settings)),
                Map.entry("TRUNK_QUALIFY", "0"),
                Map.entry("ROBOTS", settings.robots()),
                Map.entry("TRUNK_KIND", options.kind()),
                Map.entry(
                        "TRUNK_CERTIFICATES",
                        options.certificates().map(Path::toString).orElse("")),
                Map.entry("SIPS_PORT", Integer.toString(settings.sipsPort())),
                Map.entry("SESSION_TIMERS", options.sessionTimers() ? "yes" : "no"),
                Map.entry("SESSION_EXPIRES", Integer.toString(options.sessionExpiresS())),
                Map.entry("RTP_TIMEOUT", Integer.toString(options.rtpTimeoutS())),
                Map.entry("RTP_TIMEOUT_HOLD", Integer.toString(options.rtpTimeoutHoldS())));
    }

    /** A carrier that calls over TLS comes from its own address, by a port of its choice. */
    private static String callers(AsteriskSettings settings) {
        String carrier = settings.trunk().substring(0, settings.trunk().lastIndexOf(':'));
        return settings.options().certificates().isPresent() ? carrier : CALLERS;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ping(client)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new RigException("Asterisk did not come up; its last words:\n" + lastLines());
                }
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("Interrupted while Asterisk was starting", e);
        }
    }

    private boolean ping(HttpClient client) throws InterruptedException {
        String login = Base64.getEncoder()
                .encodeToString((USER + ":" + settings.ariPassword()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.ariPort() + "/ari/asterisk/ping"))
                .header("Authorization", "Basic " + login)
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Replaces one file of its configuration; Asterisk reads it when it is told to reload. */
    public void configure(String file, String text) {
        try {
            Files.writeString(folder.resolve("etc").resolve(file), text);
        } catch (IOException e) {
            throw new RigException("The configuration " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Configuration, spool and logs; gone after {@link #close()}. */
    public Path folder() {
        return folder;
    }

    /** Ports, password and addresses. */
    public AsteriskSettings settings() {
        return settings;
    }

    /** The running Asterisk, to ask the system what it uses. */
    public ProcessHandle handle() {
        return process.program().orElseThrow(() -> new RigException("Asterisk is not running."));
    }

    /** The last lines of Asterisk's log, for error messages. */
    public String lastLines() {
        try {
            List<String> lines =
                    Files.readAllLines(folder.resolve("var/log/messages.log"), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        } catch (IOException e) {
            return process.lastWords();
        }
    }

    /** Runs one command of Asterisk's console and returns what it says. */
    public String console(String command) {
        try {
            String configuration = folder.resolve("etc/asterisk.conf").toString();
            Process remote = new ProcessBuilder(bundle.command("asterisk", "-C", configuration, "-rx", command))
                    .redirectErrorStream(true)
                    .start();
            remote.getOutputStream().close();
            String said = new String(remote.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            remote.waitFor();
            return said;
        } catch (IOException e) {
            throw new RigException("Asterisk's console cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("Interrupted while asking Asterisk's console", e);
        }
    }

    /**
     * Stops the process from running, or lets it run on, as when a machine hangs: its sockets stay open.
     *
     * @param on true to freeze it
     */
    public void freeze(boolean on) {
        process.signal(on ? "STOP" : "CONT");
    }

    /** Kills Asterisk and starts it again in the same folder with the same ports: all calls are lost. */
    public void crashAndRestart() {
        crash();
        comeBack();
    }

    /** Kills Asterisk, as a machine that loses its power; {@link #comeBack} starts it again. */
    public void crash() {
        process.signal("KILL");
        process.close();
    }

    /** Starts it again after {@link #crash}, in the same folder with the same ports. */
    public void comeBack() {
        process = launch(bundle, folder);
        awaitReady();
    }

    @Override
    public void close() {
        process.close();
        RunFolder.delete(folder);
    }
}
