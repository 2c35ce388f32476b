package io.cadencia.telephony.rig;

import io.cadencia.telephony.population.DebtorPopulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One SIPp that plays every debtor, or every advisor's phone, on one UDP port of the loopback address. */
public final class SippProcess implements AutoCloseable {
    private static final long STATISTICS_MS = 250;
    private static final int QUOTED_LINES = 8;

    private final Path folder;
    private final int port;
    private final KeptProcess process;

    private SippProcess(Path folder, int port, KeptProcess process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** A carrier behind which the population lives, on a free port. */
    public static SippProcess debtors(DebtorPopulation population) {
        return start("debtors", SippScenario.debtors(population), FreePorts.udp());
    }

    /** Phones that pick up at once and stay up, on a free port; any user name. */
    public static SippProcess phones() {
        return phones(FreePorts.udp());
    }

    /** The same on a given port. */
    public static SippProcess phones(int port) {
        return start("phones", SippScenario.phones(), port);
    }

    /** Any scenario that waits for calls. */
    static SippProcess start(String name, String scenario, int port) {
        AsteriskBundle bundle = AsteriskBundle.locate();
        Path folder = RunFolder.create(name);
        try {
            Files.writeString(folder.resolve("scenario.xml"), scenario);
        } catch (IOException e) {
            throw new RigException("The SIPp scenario could not be written to " + folder, e);
        }
        SippProcess sipp =
                new SippProcess(folder, port, KeptProcess.start(name, folder, command(bundle, folder, port)));
        sipp.awaitPort();
        return sipp;
    }

    private static List<String> command(AsteriskBundle bundle, Path folder, int port) {
        return bundle.command(
                "sipp",
                "-sf",
                folder.resolve("scenario.xml").toString(),
                "-i",
                "127.0.0.1",
                "-mi",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-cp",
                Integer.toString(FreePorts.udp()),
                "-nostdin",
                "-skip_rlimit",
                "-watchdog_interval",
                "0",
                "-trace_stat",
                "-stf",
                folder.resolve("statistics.csv").toString(),
                "-fd",
                STATISTICS_MS + "ms",
                "-trace_logs",
                "-log_file",
                folder.resolve("scenario.log").toString(),
                "-trace_err",
                "-error_file",
                folder.resolve("errors.log").toString());
    }

    private void awaitPort() {
        try {
            for (int i = 0; i < 100; i++) {
                if (!process.isAlive()) {
                    break;
                }
                if (Files.exists(folder.resolve("statistics.csv"))) {
                    return;
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String words = process.lastWords() + "\n" + errors();
        close();
        throw new RigException("SIPp did not start; its last words:\n" + words);
    }

    /** The UDP port it listens on. */
    public int port() {
        return port;
    }

    /** What it counted, at most a quarter of a second old. */
    public SippStatistics statistics() {
        return SippStatistics.read(folder.resolve("statistics.csv"));
    }

    /** The last lines of SIPp's error file; empty when all went well. */
    public String errors() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("errors.log"), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    /** What the scenario noted: each session that was offered again. */
    public List<String> logged() {
        try {
            return Files.readAllLines(folder.resolve("scenario.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException none) {
            return List.of();
        }
    }

    @Override
    public void close() {
        process.close();
        RunFolder.delete(folder);
    }
}
