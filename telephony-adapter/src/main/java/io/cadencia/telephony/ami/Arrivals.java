package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.Reconciler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Calls from outside: announced by the dialplan, taken by a redirect, ringing until somebody decides. Loop thread only. */
final class Arrivals {
    /** An unanswered call is refused after ringing this long. */
    private static final long LONGEST_RING_MS = 120_000;

    private final AmiActions actions;
    private final AmiWire wire;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final TelephonyListener listener;
    private final int node;
    private final List<SwitchState.Arrival> atTheDoor = new ArrayList<>();

    Arrivals(
            AmiActions actions,
            AmiWire wire,
            LegRegistry registry,
            LegTracker tracker,
            TelephonyListener listener,
            int node) {
        this.actions = actions;
        this.wire = wire;
        this.registry = registry;
        this.tracker = tracker;
        this.listener = listener;
        this.node = node;
    }

    /** A channel at the switch's door; before the link counts as up it is remembered and told after. */
    void arrived(DialplanEvent event, boolean up) {
        ChannelIds.arrivalOf(event.channel(), node).ifPresent(legId -> {
            SwitchState.Arrival call =
                    new SwitchState.Arrival(legId, event.channel(), event.getCalled(), event.getCaller(), false);
            if (up) {
                arrived(call);
            } else {
                atTheDoor.add(call);
            }
        });
    }

    private void arrived(SwitchState.Arrival call) {
        if (registry.leg(call.legId()) == null) {
            register(call, LegState.RINGING);
            wire.redirect(actions.ring(call.channel(), call.called()), ignored -> {});
            listener.on(new TelephonyEvent.Arrived(call.legId(), call.called(), call.caller()));
        }
    }

    /** Takes in who was answered before this engine was there; who still rings and was never told is left out. */
    SwitchSnapshot adopt(SwitchState state) {
        Set<Long> ringing = new HashSet<>();
        for (SwitchState.Arrival call : state.arrivals()) {
            if (registry.leg(call.legId()) == null && call.answered()) {
                register(call, LegState.ANSWERED);
            } else if (registry.leg(call.legId()) == null) {
                ringing.add(call.legId());
            }
        }
        List<SwitchSnapshot.Leg> known = state.snapshot().legs().stream()
                .filter(leg -> !ringing.contains(leg.legId()))
                .toList();
        return new SwitchSnapshot(
                known, state.snapshot().advisors(), state.snapshot().abandoned());
    }

    /** The link was told as up: now who rings, and rang meanwhile. */
    void linkUp(SwitchState state, Reconciler reconciler) {
        Stream.concat(state.arrivals().stream(), atTheDoor.stream())
                .filter(call -> !call.answered() && !reconciler.hasEnded(call.channel()))
                .forEach(this::arrived);
        atTheDoor.clear();
    }

    void linkDown() {
        atTheDoor.clear();
    }

    private void register(SwitchState.Arrival call, LegState state) {
        DialRequest none = new DialRequest(call.legId(), call.caller(), "", "", LONGEST_RING_MS, 0, 0);
        Leg leg = new Leg(none, state, call.channel());
        leg.wasPlaced();
        registry.add(leg);
    }

    void answer(long legId, Consumer<Ack> done) {
        registry.admission()
                .answer(
                        legId,
                        done,
                        leg -> wire.redirect(actions.move(leg.channel(), DialplanPlace.DETACHED), reply -> {
                            if (reply.ok()) {
                                tracker.answered(leg);
                            }
                            done.accept(reply.ack(Ack.Reason.LEG_GONE));
                        }));
    }
}
