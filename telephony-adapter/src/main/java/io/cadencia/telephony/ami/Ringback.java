package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.Leg;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets whoever waits for a call hear that it rings: an advisor alone by its own place in the dialplan, a conference by a
 * channel that sends the ringing into it. Loop thread only.
 */
final class Ringback {
    private final AmiActions actions;
    private final AmiWire wire;
    private final Seats seats;
    private final Set<Long> ringing = new HashSet<>();

    Ringback(AmiActions actions, AmiWire wire, Seats seats) {
        this.actions = actions;
        this.wire = wire;
        this.seats = seats;
    }

    void begin(Leg leg) {
        if (!leg.request().attached() || leg.answered() || !ringing.add(leg.id())) {
            return;
        }
        if (intoConference(leg)) {
            wire.send(actions.ringing(leg.request()), ignored -> {});
        } else {
            seats.ringback(leg.sessionId());
        }
    }

    private boolean intoConference(Leg leg) {
        return leg.sessionId() == 0 || seats.inConference(leg.sessionId());
    }

    /** The leg's own audio is there now. */
    void answered(Leg leg) {
        if (ringing.remove(leg.id()) && intoConference(leg)) {
            wire.send(actions.hangup(AmiActions.ringingChannel(leg.id())), ignored -> {});
        }
    }

    void ended(Leg leg) {
        answered(leg);
        if (leg.request().attachedSessionId() != 0 && !leg.answered()) {
            seats.seat(leg.sessionId());
        }
    }
}
