package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.Leg;
import java.util.HashSet;
import java.util.Set;

/** Lets whoever waits for a call in a room hear that it rings: a conference knows nothing of it. Loop thread only. */
final class Ringback {
    private final AmiActions actions;
    private final AmiWire wire;
    private final Set<Long> ringing = new HashSet<>();

    Ringback(AmiActions actions, AmiWire wire) {
        this.actions = actions;
        this.wire = wire;
    }

    void begin(Leg leg) {
        if (leg.request().attached() && !leg.answered() && ringing.add(leg.id())) {
            wire.send(actions.ringing(leg.request()), ignored -> {});
        }
    }

    void end(Leg leg) {
        if (ringing.remove(leg.id())) {
            wire.send(actions.hangup(AmiActions.ringingChannel(leg.id())), ignored -> {});
        }
    }
}
