package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls from outside. Such a leg's id comes from the name that Asterisk gave the channel, so that an engine started later
 * finds the same. Event-loop thread only.
 */
final class Arrivals {
    /** First argument of the Stasis application; then the number called and the caller's. */
    static final String ROLE = "inbound";

    /** An unanswered call is refused after ringing this long. */
    private static final long LONGEST_RING_MS = 120_000;

    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final CallControls controls;
    private final TelephonyListener listener;
    private final int node;

    Arrivals(
            AriRequests requests,
            AriHttpPool pool,
            LegRegistry registry,
            LegTracker tracker,
            CallControls controls,
            TelephonyListener listener,
            int node) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
        this.controls = controls;
        this.listener = listener;
        this.node = node;
    }

    /** A channel at the switch's door. */
    void arrived(String channel, List<String> arguments) {
        ChannelIds.arrivalOf(channel, node).ifPresent(legId -> {
            if (registry.leg(legId) == null) {
                String caller = argument(arguments, 2);
                register(legId, channel, caller, LegState.RINGING);
                listener.on(new TelephonyEvent.Arrived(legId, argument(arguments, 1), caller));
            }
        });
    }

    private static String argument(List<String> arguments, int index) {
        return arguments.size() > index ? arguments.get(index) : "";
    }

    private void register(long legId, String channel, String caller, LegState state) {
        DialRequest none = new DialRequest(legId, caller, "", "", LONGEST_RING_MS, 0, 0);
        Leg leg = new Leg(none, state, channel);
        leg.wasPlaced();
        registry.add(leg);
    }

    /** Answered before this engine was there: a leg like others. */
    void adopt(SwitchState.Arrival found) {
        if (registry.leg(found.legId()) == null) {
            register(found.legId(), found.channel(), "", LegState.ANSWERED);
        }
    }

    void answer(long legId, Consumer<Ack> done) {
        registry.admission()
                .answer(
                        legId,
                        done,
                        leg -> pickUp(leg, ack -> {
                            if (ack instanceof Ack.Accepted) {
                                withMusic(leg, done);
                            } else {
                                done.accept(ack);
                            }
                        }));
    }

    private void withMusic(Leg leg, Consumer<Ack> done) {
        controls.park(leg, ChannelIds.WAITING_ROOM, ack -> {
            if (ack instanceof Ack.Accepted) {
                tracker.answered(leg);
            }
            done.accept(ack);
        });
    }

    /** Answers without telling it yet. */
    private void pickUp(Leg leg, Consumer<Ack> done) {
        pool.send(requests.answer(leg.channel()), reply -> done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE)));
    }

    /** Answers on the way to an advisor. */
    void answerFor(Leg leg, Runnable then, Consumer<Ack> refused) {
        pickUp(leg, ack -> {
            if (ack instanceof Ack.Accepted) {
                tracker.answered(leg);
                then.run();
            } else {
                refused.accept(ack);
            }
        });
    }
}
