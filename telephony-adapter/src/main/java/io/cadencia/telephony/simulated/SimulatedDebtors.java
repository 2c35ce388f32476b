package io.cadencia.telephony.simulated;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;

/** What those who are called do, each as fated, and what the machine detector says of it. Simulation thread only. */
final class SimulatedDebtors {
    private static final int NORMAL_CLEARING = 16;
    private static final int NO_ANSWER = 19;
    private static final int TEMPORARILY_UNAVAILABLE = 480;

    /** From the answer to what the machine detector says: about what a short greeting takes a real one. */
    private static final long VERDICT_MS = 1_800;

    private final SimulatedCarrier carrier;

    SimulatedDebtors(SimulatedCarrier carrier) {
        this.carrier = carrier;
    }

    void called(SimulatedLeg leg) {
        Behaviour behaviour = leg.fate().behaviour();
        switch (behaviour) {
            case ANSWER, EARLY_HANG_UP, SHORT_TALK, MACHINE -> {
                ring(leg);
                carrier.later(leg, leg.fate().afterMs(), () -> pickUp(leg));
            }
            case NO_ANSWER -> {
                ring(leg);
                carrier.later(leg, DebtorPopulation.LONGEST_RING_MS, () -> noAnswer(leg, EndedBy.REMOTE));
            }
            case BUSY, INVALID_NUMBER, CONGESTION ->
                carrier.later(
                        leg,
                        leg.fate().afterMs(),
                        () -> carrier.end(leg, behaviour.q850(), behaviour.sipCode(), EndedBy.REMOTE));
        }
    }

    private void ring(SimulatedLeg leg) {
        carrier.advance(leg, LegState.RINGING, new TelephonyEvent.Ringing(leg.id()));
        carrier.later(leg, leg.request().ringTimeoutMs(), () -> {
            if (leg.state() == LegState.RINGING && !leg.analysed()) {
                noAnswer(leg, EndedBy.SWITCH);
            }
        });
    }

    private void noAnswer(SimulatedLeg leg, EndedBy by) {
        carrier.end(leg, NO_ANSWER, TEMPORARILY_UNAVAILABLE, by);
    }

    private void pickUp(SimulatedLeg leg) {
        carrier.later(leg, leg.fate().talkMs(), () -> carrier.end(leg, NORMAL_CLEARING, 0, EndedBy.REMOTE));
        AmdMode amd = leg.request().attached() ? AmdMode.NONE : leg.request().amd();
        switch (amd) {
            case NONE -> carrier.answer(leg);
            case PARALLEL -> {
                carrier.answer(leg);
                carrier.later(leg, VERDICT_MS, () -> judge(leg));
            }
            case INLINE -> {
                leg.analysed(true);
                carrier.later(leg, VERDICT_MS, () -> {
                    leg.analysed(false);
                    judge(leg);
                    carrier.answer(leg);
                });
            }
        }
    }

    /** This detector is never wrong. */
    private void judge(SimulatedLeg leg) {
        AmdVerdict verdict = leg.fate().behaviour() == Behaviour.MACHINE ? AmdVerdict.MACHINE : AmdVerdict.HUMAN;
        carrier.emit(new TelephonyEvent.MachineDetected(leg.id(), verdict, "SIMULATED", VERDICT_MS));
    }
}
