package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegReactions;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.function.Consumer;

/** Pairs of legs that talk without an advisor, in a conference room of their own. Loop thread only. */
final class Transfers {
    private final AmiActions actions;
    private final AmiWire wire;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final Seats seats;

    Transfers(AmiActions actions, AmiWire wire, LegRegistry registry, LegTracker tracker, Seats seats) {
        this.actions = actions;
        this.wire = wire;
        this.registry = registry;
        this.tracker = tracker;
        this.seats = seats;
    }

    void pair(long legId, long otherLegId, Consumer<Ack> done) {
        ChannelIds.Pair pair = new ChannelIds.Pair(legId, otherLegId);
        registry.admission()
                .pair(
                        legId,
                        otherLegId,
                        done,
                        (leg, other) -> wire.redirect(actions.meet(leg.channel(), other.channel(), pair), reply -> {
                            if (reply.ok()) {
                                entered(leg, pair);
                                entered(other, pair);
                            }
                            done.accept(reply.ack(Ack.Reason.LEG_GONE));
                        }));
    }

    /** A blind transfer: the leg that is passed on waits in the room, where it hears the ringing. */
    void begin(Leg target) {
        Leg passedOn = registry.leg(target.pairedLegId());
        if (passedOn == null) {
            return;
        }
        ChannelIds.Pair pair = new ChannelIds.Pair(passedOn.id(), target.id());
        wire.redirect(actions.move(passedOn.channel(), DialplanPlace.PAIR, pair), reply -> {
            if (reply.ok()) {
                entered(passedOn, pair);
            } else {
                wire.send(actions.hangup(target.channel()), ignored -> {});
            }
        });
    }

    private void entered(Leg leg, ChannelIds.Pair pair) {
        tracker.entered(leg.channel(), ChannelIds.pair(pair.one(), pair.other()));
        seats.settle();
    }

    /** See {@link LegReactions#leftAlone}. */
    void leftAlone(Leg leg, boolean talked) {
        if (talked) {
            wire.send(actions.hangup(leg.channel()), ignored -> {});
        } else {
            wire.redirect(actions.move(leg.channel(), DialplanPlace.DETACHED), ignored -> {});
        }
    }
}
