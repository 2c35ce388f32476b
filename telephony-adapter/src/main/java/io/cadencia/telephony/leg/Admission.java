package io.cadencia.telephony.leg;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which requests fit the state of the legs, whatever protocol the switch is asked by: what needs no switch to be answered
 * goes to {@code done}, everything else to {@code admitted}. Its owner's thread only.
 */
public final class Admission {
    private final LegRegistry registry;

    Admission(LegRegistry registry) {
        this.registry = registry;
    }

    /** @param trunks through which legs may be dialled */
    public void dial(DialRequest request, Set<String> trunks, Consumer<Ack> done, Runnable admitted) {
        Ack.Refused cannot = request.attachedLegId() == 0 ? null : cannotPair(request.attachedLegId());
        if (registry.leg(request.legId()) != null) {
            done.accept(Ack.ACCEPTED); // the same request again
        } else if (!trunks.contains(request.trunk())) {
            done.accept(new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, "no trunk " + request.trunk()));
        } else if (request.attachedSessionId() != 0 && !registry.advisorUp(request.attachedSessionId())) {
            done.accept(advisorGone(request.attachedSessionId()));
        } else if (cannot != null) {
            done.accept(cannot);
        } else {
            admitted.run();
        }
    }

    /** A leg from outside may also be admitted before it is answered. */
    public void connect(long legId, long sessionId, Consumer<Ack> done, Consumer<Leg> admitted) {
        Leg leg = registry.leg(legId);
        if (!registry.advisorUp(sessionId)) {
            done.accept(advisorGone(sessionId));
        } else if (leg == null || leg.state() == LegState.ENDING || leg.state() == LegState.MESSAGE) {
            done.accept(Leg.gone(legId));
        } else if ((!leg.answered() && !leg.inbound()) || leg.paired()) {
            done.accept(leg.unfit());
        } else if (leg.state() == LegState.CONNECTED && leg.sessionId() == sessionId) {
            done.accept(Ack.ACCEPTED);
        } else {
            admitted.accept(leg);
        }
    }

    public void detach(long legId, Consumer<Ack> done, Consumer<Leg> admitted) {
        Leg leg = registry.leg(legId);
        if (leg == null || leg.state() != LegState.CONNECTED) {
            done.accept(Leg.gone(legId));
        } else if (leg.paired()) {
            done.accept(leg.unfit());
        } else {
            admitted.accept(leg);
        }
    }

    /** The message, and then the end. */
    public void play(long legId, Consumer<Ack> done, Consumer<Leg> admitted) {
        Leg leg = registry.leg(legId);
        if (leg != null && leg.state() == LegState.MESSAGE) {
            done.accept(Ack.ACCEPTED);
        } else if (leg == null || !leg.answered() || leg.state() == LegState.ENDING) {
            done.accept(Leg.gone(legId));
        } else {
            admitted.accept(leg);
        }
    }

    /** @param holdable the states in which a leg can be put on hold; the end of a hold needs a held one */
    public void hold(long legId, boolean on, Set<LegState> holdable, Consumer<Ack> done, Consumer<Leg> admitted) {
        Leg leg = registry.leg(legId);
        Set<LegState> from = on ? holdable : Set.of(LegState.HELD);
        LegState already = on ? LegState.HELD : LegState.CONNECTED;
        if (leg != null && leg.paired() && leg.inHand()) {
            done.accept(leg.unfit());
        } else if (leg != null && leg.state() == already) {
            done.accept(Ack.ACCEPTED);
        } else if (leg == null || !from.contains(leg.state())) {
            done.accept(Leg.gone(legId));
        } else {
            admitted.accept(leg);
        }
    }

    /** Mute and keypad: any answered leg that is not on its way out. */
    public void control(long legId, Consumer<Ack> done, Consumer<Leg> admitted) {
        Leg leg = registry.leg(legId);
        if (leg == null || !leg.answered() || leg.state() == LegState.ENDING) {
            done.accept(Leg.gone(legId));
        } else {
            admitted.accept(leg);
        }
    }

    public void record(long legId, Consumer<Ack> done, Consumer<Leg> admitted) {
        Leg leg = registry.leg(legId);
        if (leg == null || leg.state() == LegState.ENDING) {
            done.accept(Leg.gone(legId));
        } else if (!leg.answered()) {
            done.accept(leg.unfit());
        } else {
            admitted.accept(leg);
        }
    }

    /** A call from outside, to be picked up. */
    public void answer(long legId, Consumer<Ack> done, Consumer<Leg> admitted) {
        Leg leg = registry.leg(legId);
        if (leg == null || leg.state() == LegState.ENDING || leg.state() == LegState.MESSAGE) {
            done.accept(Leg.gone(legId));
        } else if (leg.answered()) {
            done.accept(Ack.ACCEPTED);
        } else if (!leg.inbound()) {
            done.accept(leg.unfit());
        } else {
            admitted.accept(leg);
        }
    }

    public void pair(long legId, long otherLegId, Consumer<Ack> done, BiConsumer<Leg, Leg> admitted) {
        Leg leg = registry.leg(legId);
        Leg other = registry.leg(otherLegId);
        if (leg == null || other == null) {
            done.accept(Leg.gone(leg == null ? legId : otherLegId));
            return;
        }
        Ack.Refused one = cannotPair(legId);
        Ack.Refused two = cannotPair(otherLegId);
        if (leg.pairedLegId() == otherLegId && leg.inHand() && other.inHand()) {
            done.accept(Ack.ACCEPTED); // the same request again
        } else if (leg == other) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "leg " + legId + " with itself"));
        } else if (one != null) {
            done.accept(one);
        } else if (two != null) {
            done.accept(two);
        } else {
            admitted.accept(leg, other);
        }
    }

    private Ack.@Nullable Refused cannotPair(long legId) {
        Leg leg = registry.leg(legId);
        if (leg == null || (leg.answered() && !leg.inHand())) {
            return Leg.gone(legId);
        }
        return leg.inHand() && !leg.paired() ? null : leg.unfit();
    }

    private static Ack.Refused advisorGone(long sessionId) {
        return new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + sessionId);
    }
}
