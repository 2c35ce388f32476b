package io.cadencia.telephony.amd;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.amd.VoiceSample.Kind;
import io.cadencia.telephony.trunk.NearEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls to samples and what the detector took them for. */
final class AmdRun {
    private static final int AT_ONCE = 40;
    private static final long LONGEST_MS = 20_000;

    /** One call. */
    record Judged(VoiceSample sample, TelephonyEvent.MachineDetected verdict) {
        boolean machine() {
            return verdict.verdict() == AmdVerdict.MACHINE;
        }
    }

    private final List<Judged> judged = new ArrayList<>();

    /** Calls each sample once through a switch; the far end must know them. */
    static AmdRun of(List<VoiceSample> samples, NearEnd near, AmdMode mode) {
        AmdRun run = new AmdRun();
        for (int from = 0; from < samples.size(); from += AT_ONCE) {
            run.together(samples.subList(from, Math.min(samples.size(), from + AT_ONCE)), near, mode);
        }
        return run;
    }

    private void together(List<VoiceSample> samples, NearEnd near, AmdMode mode) {
        Map<Long, VoiceSample> calls = new LinkedHashMap<>();
        for (VoiceSample sample : samples) {
            calls.put(near.dialWaiting("say" + sample.name(), mode), sample);
        }
        near.await(
                () -> calls.keySet().stream()
                        .allMatch(leg -> near.log.count(leg, TelephonyEvent.MachineDetected.class) == 1),
                LONGEST_MS);
        for (TelephonyEvent.MachineDetected verdict : near.log.all(TelephonyEvent.MachineDetected.class)) {
            VoiceSample sample = calls.get(verdict.legId());
            if (sample != null) {
                judged.add(new Judged(sample, verdict));
            }
        }
        calls.keySet().forEach(near.telephony::hangup);
        calls.keySet().forEach(leg -> near.ended(leg, LONGEST_MS));
    }

    List<Judged> all() {
        return judged;
    }

    List<Judged> of(Kind kind) {
        return judged.stream().filter(call -> call.sample().kind() == kind).toList();
    }

    /** People hung up on, if MACHINE meant hanging up: abandoned calls for the law. */
    long falseMachines() {
        return of(Kind.HUMAN).stream().filter(Judged::machine).count();
    }

    /** Machines that an advisor had to listen to. */
    long missedMachines() {
        return of(Kind.MACHINE).stream().filter(call -> !call.machine()).count();
    }

    /** Share of people taken for machines, 0 to 1. */
    double falseMachineRate() {
        return (double) falseMachines() / Math.max(1, of(Kind.HUMAN).size());
    }

    double missedRate() {
        return (double) missedMachines() / Math.max(1, of(Kind.MACHINE).size());
    }

    /** Median time from the answer to the verdict on people, ms. */
    long medianHumanMs() {
        List<Long> times = of(Kind.HUMAN).stream()
                .map(call -> call.verdict().afterAnswerMs())
                .sorted()
                .toList();
        return times.isEmpty() ? 0 : times.get(times.size() / 2);
    }

    /** What the tuning makes small: a person taken for a machine weighs five times a machine taken for a person. */
    double cost() {
        return 5 * falseMachineRate() + missedRate() + medianHumanMs() / 50_000.0;
    }
}
