package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.Leg;
import java.util.HashSet;
import java.util.Set;

/** Lets an advisor hear that a call dialled for them rings: a conference room knows nothing of it. Loop thread only. */
final class Ringback {
    private final AmiActions actions;
    private final AmiWire wire;
    private final Set<Long> ringing = new HashSet<>();

    Ringback(AmiActions actions, AmiWire wire) {
        this.actions = actions;
        this.wire = wire;
    }

    void begin(Leg leg) {
        long session = leg.request().attachedSessionId();
        if (session != 0 && !leg.answered() && ringing.add(leg.id())) {
            wire.send(actions.ringing(session, leg.id()), ignored -> {});
        }
    }

    void end(Leg leg) {
        if (ringing.remove(leg.id())) {
            wire.send(actions.hangup(AmiActions.ringingChannel(leg.id())), ignored -> {});
        }
    }
}
