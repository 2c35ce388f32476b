package io.cadencia.simulation;

import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.engine.Command;
import java.util.List;
import java.util.Map;

/** The advisors' desktops, as far as they tell the engine in which phase a call is; phases of other names are not told. */
final class PhaseReports {
    private static final Map<String, CallPhase> PHASES = Map.of(
            "identity", CallPhase.IDENTITY,
            "negotiation", CallPhase.NEGOTIATION,
            "closing", CallPhase.CLOSING,
            "classifying", CallPhase.CLASSIFYING);

    private final Agenda agenda;
    private final Requests requests;

    PhaseReports(Agenda agenda, Requests requests) {
        this.agenda = agenda;
        this.requests = requests;
    }

    /** @param beginMs from now to the first of the steps */
    void report(long session, long call, long beginMs, List<CallPhases.Step> steps) {
        long at = beginMs;
        for (CallPhases.Step step : steps) {
            CallPhase phase = PHASES.get(step.phase());
            if (phase != null) {
                agenda.in(at + 1, () -> new Command.ReportPhase(requests.next(), session, call, phase));
            }
            at += step.ms();
        }
    }
}
