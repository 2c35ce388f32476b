package io.cadencia.core.engine;

import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.TelephonyEvent.MachineDetected;

/**
 * What becomes of a detector's verdict: shown to the advisor, or, where the campaign says so and no advisor is in the
 * call yet, the machine is hung up in silence. That is no human answer and no abandonment; but the share of verdicts
 * that were people is charged to the abandonment budget (domain.md 2.7).
 */
final class MachineDesk {
    private final EngineState state;
    private final Turn turn;
    private final CallDesk calls;
    private final EndDesk ends;

    MachineDesk(EngineState state, Turn turn, CallDesk calls, EndDesk ends) {
        this.state = state;
        this.turn = turn;
        this.calls = calls;
        this.ends = ends;
    }

    void verdict(Attempt attempt, MachineDetected event) {
        if (attempt.machine != null || attempt.inbound()) {
            return;
        }
        attempt.machine = event.verdict();
        calls.showSeatOf(attempt);
        Campaign campaign = state.campaignOf(attempt);
        if (event.verdict() == AmdVerdict.MACHINE
                && campaign.spec.calls().hangUpMachines()
                && (attempt.inFlight() || campaign.waiting.contains(attempt.id))) {
            hangUp(attempt, campaign, event.afterAnswerMs());
        }
    }

    private void hangUp(Attempt attempt, Campaign campaign, long afterAnswerMs) {
        if (attempt.inFlight()) {
            campaign.unanswered(attempt, false, true, turn.nowMs());
            state.exchange.leftFlight(attempt);
            attempt.answeredAtMs = Math.max(attempt.placedAtMs, turn.nowMs() - Math.max(0, afterAnswerMs));
        }
        campaign.waiting.remove(attempt.id);
        attempt.machineEnded = true;
        if (campaign.tally.machine(campaign.spec.calls().machineErrors())) {
            campaign.pacing.abandoned(turn.nowMs());
        }
        ends.hangUp(attempt);
        turn.pump(campaign);
    }
}
