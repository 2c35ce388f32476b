package io.cadencia.telephony.amd;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.telephony.amd.AmdRun.Judged;
import io.cadencia.telephony.amd.VoiceSample.Kind;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.FarEnd;
import io.cadencia.telephony.trunk.NearEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Measures {@code AMD()} on generated voices: Asterisk's own parameters, then a small search (on half of the voices) for
 * better ones, then both on the voices that the search has not heard. See docs/answering-machines.md.
 *
 * <pre>mvn -q -pl telephony-adapter -am -Pmeasure-telephony process-test-classes \
 *     -Dmeasure.main=io.cadencia.telephony.amd.AmdMeasurement -Dmeasure.args="search"</pre>
 */
public final class AmdMeasurement {
    private static final int MOST_ROUNDS = 3;

    private final NearEnd near;
    private final List<VoiceSample> tuning;
    private final List<VoiceSample> heldOut;

    private AmdMeasurement(NearEnd near, List<VoiceSample> samples) {
        this.near = near;
        this.tuning = samples.stream().filter(sample -> !sample.heldOut()).toList();
        this.heldOut = samples.stream().filter(VoiceSample::heldOut).toList();
    }

    /** With {@code search} it looks for better parameters, else it measures those of amd.conf. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("cadencia-voices-");
        List<VoiceSample> samples = VoiceSamples.make(folder);
        try (FarEnd far = FarEnd.start();
                NearEnd near = new NearEnd(AsteriskSettings.local(far.port(), far.port()))) {
            samples.forEach(sample -> far.sample(sample.name(), sample.pcm()));
            AmdMeasurement measurement = new AmdMeasurement(near, samples);
            measurement.report("amd.conf as it is, all voices", measurement.run(samples));
            if (List.of(arguments).contains("search")) {
                measurement.search();
            }
        } finally {
            Files.deleteIfExists(folder.resolve("voice.wav"));
            Files.deleteIfExists(folder);
        }
    }

    private void search() {
        AmdParameters best = AmdParameters.ASTERISK;
        double cost = tried(best);
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (String name : AmdParameters.names()) {
                for (AmdParameters candidate : best.others(name).toList()) {
                    double its = tried(candidate);
                    if (its < cost) {
                        cost = its;
                        best = candidate;
                        better = true;
                    }
                }
            }
        }
        use(AmdParameters.ASTERISK);
        report("Asterisk's own parameters, held-out voices", run(heldOut));
        use(best);
        report("tuned parameters, held-out voices: " + best, run(heldOut));
        report("tuned parameters, voices of the search", run(tuning));
    }

    private double tried(AmdParameters parameters) {
        use(parameters);
        AmdRun run = run(tuning);
        System.out.printf(
                Locale.ROOT,
                "%.3f  people taken for machines %d/%d, machines missed %d/%d, %d ms  %s%n",
                run.cost(),
                run.falseMachines(),
                run.of(Kind.HUMAN).size(),
                run.missedMachines(),
                run.of(Kind.MACHINE).size(),
                run.medianHumanMs(),
                parameters);
        return run.cost();
    }

    private void use(AmdParameters parameters) {
        near.asterisk.configure("amd.conf", parameters.file());
        near.asterisk.console("module reload app_amd.so");
    }

    private AmdRun run(List<VoiceSample> samples) {
        return AmdRun.of(samples, near, AmdMode.PARALLEL);
    }

    private void report(String title, AmdRun run) {
        System.out.printf("%n== %s (%d calls)%n", title, run.all().size());
        System.out.printf(
                "%-9s %-26s %6s %8s %7s  %s%n", "who", "greeting", "HUMAN", "MACHINE", "UNSURE", "ms after the answer");
        TreeMap<String, List<Judged>> groups = new TreeMap<>();
        run.all()
                .forEach(call -> groups.computeIfAbsent(
                                call.sample().kind() + "\t" + call.sample().group(), key -> new ArrayList<>())
                        .add(call));
        groups.forEach((group, calls) -> {
            List<Long> times = calls.stream()
                    .map(c -> c.verdict().afterAnswerMs())
                    .sorted()
                    .toList();
            System.out.printf(
                    "%-9s %-26s %6d %8d %7d  %d to %d%n",
                    group.split("\t")[0],
                    group.split("\t")[1],
                    count(calls, AmdVerdict.HUMAN),
                    count(calls, AmdVerdict.MACHINE),
                    count(calls, AmdVerdict.UNSURE),
                    times.getFirst(),
                    times.getLast());
        });
        int people = run.of(Kind.HUMAN).size();
        System.out.printf(
                Locale.ROOT,
                "people taken for machines: %d of %d = %.1f %%; machines missed: %d of %d = %.1f %%; median verdict on"
                        + " people %d ms%n",
                run.falseMachines(),
                people,
                100 * run.falseMachineRate(),
                run.missedMachines(),
                run.of(Kind.MACHINE).size(),
                100 * run.missedRate(),
                run.medianHumanMs());
        System.out.printf(
                Locale.ROOT,
                "if MACHINE meant hanging up: abandoned by the TSR's and Ofcom's counting %.1f %% of the people who"
                        + " answered (limit 3 %%)%n",
                100 * run.falseMachineRate());
    }

    private static long count(List<Judged> calls, AmdVerdict verdict) {
        return calls.stream()
                .filter(call -> call.verdict().verdict() == verdict)
                .count();
    }
}
