package io.cadencia.telephony.rig;

import io.cadencia.telephony.population.DebtorPopulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One SIPp that plays every debtor, or every advisor's phone, on one UDP port of the loopback address. */
public final class SippProcess implements AutoCloseable {
    private static final long STATISTICS_MS = 250;
    private static final int QUOTED_LINES = 8;
    private static final Pattern AUDIO = Pattern.compile("AUDIO ([0-9]+) ([0-9]+)");

    private final Path folder;
    private final int port;
    private final KeptProcess process;
    private int audioRead;

    private SippProcess(Path folder, int port, KeptProcess process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** A carrier behind which the population lives, on a free port. */
    public static SippProcess debtors(DebtorPopulation population) {
        return start("debtors", SippScenario.debtors(population, 0), FreePorts.udp());
    }

    /**
     * The same with a carrier whose answers are malformed now and then, in addition to the population's shares.
     *
     * @param malformed per mille of the calls to ordinary numbers: half of them answer with an SDP that is none, half with
     *     something that is no SIP
     */
    public static SippProcess debtors(DebtorPopulation population, int malformed) {
        return start("debtors", SippScenario.debtors(population, malformed), FreePorts.udp());
    }

    /** Phones that pick up at once and stay up, on a free port; any user name. */
    public static SippProcess phones() {
        return phones(FreePorts.udp());
    }

    /** The same on a given port. */
    public static SippProcess phones(int port) {
        return start("phones", SippScenario.phones(), port);
    }

    /**
     * One caller from outside, from the address that Asterisk takes the carrier's calls from (see {@link
     * AsteriskProcess}): gives up when nobody answers within the patience, otherwise stays until hung up on.
     */
    public static SippProcess caller(AsteriskProcess asterisk, String called, String caller, long patienceMs) {
        return call(asterisk, SippScenario.caller(called, caller, patienceMs));
    }

    /** Debtors with audio, see {@link #newAudio()}. */
    public static SippProcess talkingDebtors(DebtorPopulation population) {
        return start("debtors", SippScenario.talking(SippScenario.debtors(population, 0)), FreePorts.udp());
    }

    /** Phones with audio, see {@link #newAudio()}. */
    public static SippProcess talkingPhones() {
        return start("phones", SippScenario.talking(SippScenario.phones()), FreePorts.udp());
    }

    /** As {@link #caller}, with audio at the port that ends the caller's number. */
    public static SippProcess talkingCaller(AsteriskProcess asterisk, String called, String caller, long patienceMs) {
        String scenario = SippScenario.talking(SippScenario.caller(called, caller, patienceMs));
        String port = caller.substring(caller.length() - 5);
        return call(asterisk, scenario.replace("[$port]", port));
    }

    private static SippProcess call(AsteriskProcess asterisk, String scenario) {
        List<String> target = List.of("127.0.0.1:" + asterisk.settings().sipPort(), "-m", "1");
        return start("caller", scenario, AsteriskProcess.CALLERS, FreePorts.udp(), target);
    }

    /** Any scenario that waits for calls. */
    static SippProcess start(String name, String scenario, int port) {
        return start(name, scenario, port, List.of());
    }

    /** The same with more of SIPp's options; files they name are made in {@link #folder()}. */
    static SippProcess start(String name, String scenario, int port, List<String> more) {
        return start(name, scenario, "127.0.0.1", port, more);
    }

    private static SippProcess start(String name, String scenario, String address, int port, List<String> more) {
        AsteriskBundle bundle = AsteriskBundle.locate();
        Path folder = RunFolder.create(name);
        try {
            Files.writeString(folder.resolve("scenario.xml"), scenario);
        } catch (IOException e) {
            throw new RigException("The SIPp scenario could not be written to " + folder, e);
        }
        SippProcess sipp = new SippProcess(
                folder, port, KeptProcess.start(name, folder, command(bundle, folder, address, port, more)));
        sipp.awaitPort();
        return sipp;
    }

    private static List<String> command(
            AsteriskBundle bundle, Path folder, String address, int port, List<String> more) {
        List<String> command = new ArrayList<>(bundle.command(
                "sipp",
                "-sf",
                folder.resolve("scenario.xml").toString(),
                "-i",
                address,
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
                folder.resolve("errors.log").toString()));
        command.addAll(more);
        return command;
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

    /** Where its files are, until it is closed. */
    Path folder() {
        return folder;
    }

    /** The UDP port it listens on. */
    public int port() {
        return port;
    }

    /** What it counted, at most a quarter of a second old. */
    public SippStatistics statistics() {
        return SippStatistics.read(folder.resolve("statistics.csv"));
    }

    /**
     * Calls answered since this was asked last, where audio is on: the far end's port and the switch's port for it. SIPp
     * only signals; whoever holds the port talks.
     */
    public synchronized Map<Integer, Integer> newAudio() {
        Map<Integer, Integer> ports = new LinkedHashMap<>();
        try {
            String text = Files.readString(folder.resolve("scenario.log"), StandardCharsets.ISO_8859_1);
            int complete = text.lastIndexOf('\n') + 1; // the last line may still be being written
            Matcher matcher = AUDIO.matcher(text.substring(Math.min(audioRead, complete), complete));
            while (matcher.find()) {
                ports.put(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
            audioRead = complete;
        } catch (IOException noneYet) {
            return Map.of();
        }
        return ports;
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
