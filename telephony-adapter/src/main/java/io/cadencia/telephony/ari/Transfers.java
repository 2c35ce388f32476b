package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegReactions;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pairs of legs that talk without an advisor. What is paired is learned from the events of the pair's bridge, so a lost
 * answer to a request changes nothing. Event-loop thread only.
 */
final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final CallControls controls;

    Transfers(AriRequests requests, AriHttpPool pool, LegRegistry registry, LegTracker tracker, CallControls controls) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
        this.controls = controls;
    }

    void pair(long legId, long otherLegId, Consumer<Ack> done) {
        String bridge = ChannelIds.pair(legId, otherLegId);
        registry.admission()
                .pair(
                        legId,
                        otherLegId,
                        done,
                        (leg, other) -> inBridge(bridge, leg.channel() + "," + other.channel(), reply -> {
                            if (reply.ok()) {
                                tracker.entered(leg.channel(), bridge);
                                tracker.entered(other.channel(), bridge);
                            } else {
                                pool.send(requests.deleteBridge(bridge), ignored -> {});
                            }
                            done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE));
                        }));
    }

    /** A blind transfer: the new leg's channel and the leg that is passed on meet in a bridge of their own. */
    void begin(Leg target, Runnable then, Consumer<AriReply> failed) {
        String bridge = ChannelIds.pair(target.pairedLegId(), target.id());
        Leg passedOn = registry.leg(target.pairedLegId());
        if (passedOn == null) {
            failed.accept(new AriReply.Answered(404, "leg " + target.pairedLegId() + " is gone"));
            return;
        }
        String transferred = passedOn.channel();
        inBridge(bridge, target.channel() + "," + transferred, reply -> {
            if (reply.ok()) {
                tracker.entered(transferred, bridge);
                then.run();
            } else {
                failed.accept(reply);
            }
        });
    }

    private void inBridge(String bridge, String channels, Consumer<AriReply> done) {
        pool.send(requests.createBridge(bridge, "mixing"), created -> {
            if (created.ok() || created.status() == 409) {
                pool.send(requests.addToBridge(bridge, channels), done);
            } else {
                done.accept(created);
            }
        });
    }

    /** See {@link LegReactions#leftAlone}. */
    void leftAlone(Leg leg, long partnerLegId, boolean talked) {
        if (talked) {
            pool.send(requests.hangup(leg.channel()), ignored -> removePair(leg.id(), partnerLegId));
        } else {
            controls.park(leg, ChannelIds.WAITING_ROOM, ack -> {
                removePair(leg.id(), partnerLegId);
                if (ack instanceof Ack.Refused(Ack.Reason reason, String detail)) {
                    LOG.info("attempt {}: no music for who waits alone: {} {}", leg.id(), reason, detail);
                }
            });
        }
    }

    private void removePair(long legId, long otherLegId) {
        pool.send(requests.deleteBridge(ChannelIds.pair(legId, otherLegId)), ignored -> {});
        pool.send(requests.deleteBridge(ChannelIds.pair(otherLegId, legId)), ignored -> {});
    }
}
