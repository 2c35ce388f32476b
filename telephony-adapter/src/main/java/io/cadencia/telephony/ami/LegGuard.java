package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks about once a second for legs that stay too long in a passing state. Loop thread only. */
final class LegGuard {
    private static final Logger LOG = LoggerFactory.getLogger(LegGuard.class);
    private static final long PASSING_MS = 3_000;
    private static final long RINGING_GRACE_MS = 3_000;

    private final AmiActions actions;
    private final AmiWire wire;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final Synchronization synchronization;
    private boolean asking;

    LegGuard(
            AmiActions actions,
            AmiWire wire,
            LegRegistry registry,
            LegTracker tracker,
            Synchronization synchronization) {
        this.actions = actions;
        this.wire = wire;
        this.registry = registry;
        this.tracker = tracker;
        this.synchronization = synchronization;
    }

    void sweep() {
        boolean doubtful = false;
        for (Leg leg : registry.legs()) {
            switch (leg.state()) {
                case DIALING, RINGING -> {
                    if (leg.ageMs() > leg.request().ringTimeoutMs() + RINGING_GRACE_MS) {
                        leg.hangingUp();
                        wire.send(actions.hangup(leg.channel()), ignored -> {});
                    }
                }
                case REQUESTED, CONNECTING, ENDING -> doubtful |= leg.placed() && leg.ageMs() > PASSING_MS;
                case ANSWERED, CONNECTED, HELD, MESSAGE, ENDED -> {}
            }
        }
        if (doubtful && !asking) {
            ask();
        }
    }

    /** One list settles all doubts. */
    private void ask() {
        asking = true;
        Set<Leg> before = new HashSet<>(registry.legs()); // legs placed meanwhile may not be in the list
        synchronization.read(
                state -> {
                    asking = false;
                    before.retainAll(registry.legs());
                    before.forEach(leg -> settle(leg, state.snapshot()));
                },
                why -> asking = false);
    }

    private void settle(Leg leg, SwitchSnapshot there) {
        SwitchSnapshot.Leg found = there.legs().stream()
                .filter(l -> l.legId() == leg.id())
                .findFirst()
                .orElse(null);
        if (found == null && leg.placed() && leg.ageMs() > PASSING_MS) {
            LOG.warn("attempt {}: its end was never told, counted as lost", leg.id());
            tracker.lost(leg);
        } else if (found != null && leg.state() == LegState.ENDING && leg.ageMs() > PASSING_MS) {
            leg.lookedAt();
            wire.send(actions.hangup(leg.channel()), ignored -> {});
        } else if (found != null && leg.state() == LegState.CONNECTING && leg.ageMs() > PASSING_MS) {
            leg.lookedAt();
            tracker.catchUp(leg, found);
        }
    }
}
