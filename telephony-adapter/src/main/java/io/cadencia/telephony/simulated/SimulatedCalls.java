package io.cadencia.telephony.simulated;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.telephony.leg.ChannelIds;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What may be asked of legs in which state, as a real switch would have it. Simulation thread only. */
final class SimulatedCalls {
    private final SimulatedCarrier carrier;
    private final SimulatedAdvisors advisors;

    SimulatedCalls(SimulatedCarrier carrier, SimulatedAdvisors advisors) {
        this.carrier = carrier;
        this.advisors = advisors;
    }

    Ack dial(DialRequest request) {
        if (carrier.leg(request.legId()) != null) {
            return Ack.ACCEPTED; // the same request again
        }
        if (request.attachedSessionId() != 0 && !advisors.up(request.attachedSessionId())) {
            return new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + request.attachedSessionId());
        }
        Ack.Refused cannot = request.attachedLegId() == 0 ? null : cannotPair(request.attachedLegId());
        if (cannot != null) {
            return cannot;
        }
        carrier.place(request);
        return Ack.ACCEPTED;
    }

    Ack connect(long legId, long sessionId) {
        SimulatedLeg leg = carrier.leg(legId);
        if (!advisors.up(sessionId)) {
            return new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + sessionId);
        }
        if (leg == null || leg.state() == LegState.MESSAGE) {
            return gone(legId);
        }
        if ((!leg.answered() && !leg.inbound()) || leg.paired()) {
            return unfit(leg);
        }
        if (!leg.answered()) {
            carrier.answer(leg);
        }
        if (leg.state() != LegState.CONNECTED || leg.sessionId() != sessionId) {
            carrier.connect(leg, sessionId);
        }
        return Ack.ACCEPTED;
    }

    Ack answer(long legId) {
        SimulatedLeg leg = carrier.leg(legId);
        if (leg == null || leg.state() == LegState.MESSAGE) {
            return gone(legId);
        }
        if (leg.answered()) {
            return Ack.ACCEPTED;
        }
        if (!leg.inbound()) {
            return unfit(leg);
        }
        carrier.answer(leg);
        return Ack.ACCEPTED;
    }

    Ack pair(long legId, long otherLegId) {
        SimulatedLeg leg = carrier.leg(legId);
        SimulatedLeg other = carrier.leg(otherLegId);
        if (leg != null && other != null && leg.pairedLegId() == otherLegId && other.answered()) {
            return Ack.ACCEPTED; // the same request again
        }
        Ack.Refused cannot = legId == otherLegId
                ? new Ack.Refused(Ack.Reason.FAILED, "leg " + legId + " with itself")
                : cannotPair(legId);
        cannot = cannot == null ? cannotPair(otherLegId) : cannot;
        if (cannot != null) {
            return cannot;
        }
        carrier.pair(Objects.requireNonNull(leg), Objects.requireNonNull(other));
        return Ack.ACCEPTED;
    }

    private Ack.@Nullable Refused cannotPair(long legId) {
        SimulatedLeg leg = carrier.leg(legId);
        if (leg == null || leg.state() == LegState.MESSAGE) {
            return gone(legId);
        }
        return leg.answered() && !leg.paired() ? null : unfit(leg);
    }

    Ack detach(long legId) {
        SimulatedLeg leg = carrier.leg(legId);
        if (leg == null || leg.state() != LegState.CONNECTED) {
            return gone(legId);
        }
        if (leg.paired()) {
            return unfit(leg);
        }
        carrier.detach(leg);
        return Ack.ACCEPTED;
    }

    Ack hold(long legId, boolean on) {
        SimulatedLeg leg = carrier.leg(legId);
        if (leg == null || (leg.state() != LegState.CONNECTED && leg.state() != LegState.HELD)) {
            return gone(legId);
        }
        if (leg.paired()) {
            return unfit(leg);
        }
        carrier.hold(leg, on);
        return Ack.ACCEPTED;
    }

    Ack hangup(long legId) {
        SimulatedLeg leg = carrier.leg(legId);
        if (leg != null) {
            carrier.hangup(leg);
        }
        return Ack.ACCEPTED;
    }

    /** Mute and keypad: nothing is heard here, only that the leg is there. */
    Ack ifAnswered(long legId) {
        SimulatedLeg leg = carrier.leg(legId);
        return leg != null && leg.answered() ? Ack.ACCEPTED : gone(legId);
    }

    Ack playAndHangup(long legId, Prompt prompt) {
        SimulatedLeg leg = carrier.leg(legId);
        if (leg == null || !leg.answered()) {
            return gone(legId);
        }
        if (leg.state() != LegState.MESSAGE) {
            carrier.play(leg, prompt);
        }
        return Ack.ACCEPTED;
    }

    Ack record(long legId, String name, RecordAction action) {
        SimulatedLeg leg = carrier.leg(legId);
        if (leg == null) {
            return gone(legId);
        }
        if (!leg.answered()) {
            return unfit(leg);
        }
        CompletableFuture<Ack> answer = new CompletableFuture<>();
        carrier.recordings().record(legId, ChannelIds.leg(legId), name, action, answer::complete);
        return answer.join(); // a simulated recorder answers at once
    }

    private static Ack.Refused gone(long legId) {
        return new Ack.Refused(Ack.Reason.LEG_GONE, "leg " + legId);
    }

    private static Ack.Refused unfit(SimulatedLeg leg) {
        String why = leg.paired() ? " is paired with leg " + leg.pairedLegId() : " is " + leg.state();
        return new Ack.Refused(Ack.Reason.FAILED, "leg " + leg.id() + why);
    }
}
