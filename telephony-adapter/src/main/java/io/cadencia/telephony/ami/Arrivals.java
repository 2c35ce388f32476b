package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.function.Consumer;

/** Calls from outside: announced by the dialplan, taken by a redirect, ringing until somebody decides. Loop thread only. */
final class Arrivals {
    /** An unanswered call is refused after ringing this long. */
    private static final long LONGEST_RING_MS = 120_000;

    private final AmiActions actions;
    private final AmiWire wire;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final TelephonyListener listener;

    Arrivals(
            AmiActions actions, AmiWire wire, LegRegistry registry, LegTracker tracker, TelephonyListener listener) {
        this.actions = actions;
        this.wire = wire;
        this.registry = registry;
        this.tracker = tracker;
        this.listener = listener;
    }

    /** A channel at the switch's door. */
    void arrived(SwitchState.Arrival call) {
        if (registry.leg(call.legId()) == null) {
            register(call, LegState.RINGING);
            wire.send(actions.ring(call.channel(), call.called()), ignored -> {});
            listener.on(new TelephonyEvent.Arrived(call.legId(), call.called(), call.caller()));
        }
    }

    void arrived(AmiEventClasses.Arrived event) {
        String channel = String.valueOf(event.getUniqueId());
        ChannelIds.arrivalOf(channel)
                .ifPresent(legId -> arrived(new SwitchState.Arrival(
                        legId,
                        channel,
                        String.valueOf(event.getCalled()),
                        event.getCaller() == null ? "" : event.getCaller(),
                        false)));
    }

    private void register(SwitchState.Arrival call, LegState state) {
        DialRequest none = new DialRequest(call.legId(), call.caller(), "", "", LONGEST_RING_MS, 0, 0);
        Leg leg = new Leg(none, state, call.channel());
        leg.wasPlaced();
        registry.add(leg);
    }

    /** Answered before this engine was there: a leg like others. */
    void adopt(SwitchState.Arrival call) {
        if (registry.leg(call.legId()) == null) {
            register(call, LegState.ANSWERED);
        }
    }

    void answer(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg == null || leg.state() == LegState.ENDING || leg.state() == LegState.MESSAGE) {
            done.accept(Leg.gone(legId));
        } else if (leg.answered()) {
            done.accept(Ack.ACCEPTED);
        } else if (!leg.inbound()) {
            done.accept(leg.unfit());
        } else {
            wire.send(actions.move(leg.channel(), DialplanPlace.DETACHED), reply -> {
                if (reply.ok()) {
                    tracker.answered(leg);
                }
                done.accept(reply.ack(Ack.Reason.LEG_GONE));
            });
        }
    }
}
