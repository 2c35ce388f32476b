package io.cadencia.telephony.rig;

import io.cadencia.telephony.population.DebtorPopulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debtors who note on their own clock, which is this machine's, when they sent each 200 OK. */
public final class TimedDebtors implements AutoCloseable {
    private static final String TRACE = "messages.csv";

    /** Time, time as seconds, direction, Call-ID, CSeq, first line. */
    private static final Pattern LINE =
            Pattern.compile(".*\t([0-9]+[.][0-9]+)\t([RS])\t(.*)\tCSeq:[0-9]+ INVITE\t(.*)");

    private static final Pattern CALLED = Pattern.compile("INVITE sip:(.*)@.*");

    private final SippProcess sipp;

    public TimedDebtors(DebtorPopulation population) {
        sipp = SippProcess.start(
                "debtors",
                SippScenario.debtors(population, 0),
                FreePorts.udp(),
                List.of("-trace_shortmsg", "-shortmessage_file", TRACE));
    }

    public int port() {
        return sipp.port();
    }

    public SippStatistics statistics() {
        return sipp.statistics();
    }

    /** When the 200 OK for each number was first sent. */
    public Map<String, Instant> answers() {
        return read(sipp.folder().resolve(TRACE));
    }

    static Map<String, Instant> read(Path trace) {
        Map<String, String> called = new HashMap<>();
        Map<String, Instant> answers = new HashMap<>();
        try (Stream<String> lines = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
            lines.map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
                Matcher invite = CALLED.matcher(line.group(4));
                if (line.group(2).equals("R") && invite.matches()) {
                    called.putIfAbsent(line.group(3), invite.group(1));
                } else if (line.group(4).startsWith("SIP/2.0 200") && called.containsKey(line.group(3))) {
                    answers.putIfAbsent(called.get(line.group(3)), time(line.group(1)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    private static Instant time(String seconds) {
        return Instant.EPOCH.plusNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
    }

    @Override
    public void close() {
        sipp.close();
    }
}
