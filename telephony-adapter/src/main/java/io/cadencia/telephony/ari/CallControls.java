package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.function.Consumer;
import java.util.function.Function;

/** Hold, mute and keypad of a leg that an advisor talks to. Event-loop thread only. */
final class CallControls {
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;

    CallControls(AriRequests requests, AriHttpPool pool, LegRegistry registry, LegTracker tracker) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
    }

    void hold(long legId, boolean on, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        LegState from = on ? LegState.CONNECTED : LegState.HELD;
        LegState already = on ? LegState.HELD : LegState.CONNECTED;
        if (leg != null && leg.paired() && leg.inHand()) {
            done.accept(leg.unfit());
        } else if (leg != null && leg.state() == already) {
            done.accept(Ack.ACCEPTED);
        } else if (leg == null || leg.state() != from) {
            done.accept(Leg.gone(legId));
        } else if (on) {
            park(leg, ChannelIds.hold(leg.sessionId()), done);
        } else {
            resume(leg, done);
        }
    }

    /** Puts the leg into a bridge with music, which is made when it is not there. */
    void park(Leg leg, String room, Consumer<Ack> done) {
        pool.send(requests.createBridge(room, "holding"), created -> {
            if (!created.ok() && created.status() != 409) { // 409: it is still there
                done.accept(Replies.ack(created, Ack.Reason.FAILED));
                return;
            }
            pool.send(requests.addToBridge(room, leg.channel()), moved -> {
                if (moved.ok()) {
                    tracker.entered(leg.channel(), room); // the answer proves as much as the event
                    pool.send(requests.bridgeMusic(room), ignored -> {});
                }
                done.accept(Replies.ack(moved, Ack.Reason.LEG_GONE));
            });
        });
    }

    private void resume(Leg leg, Consumer<Ack> done) {
        long sessionId = leg.sessionId();
        pool.send(requests.addToBridge(ChannelIds.advisor(sessionId), leg.channel()), moved -> {
            if (moved.ok()) {
                tracker.entered(leg.channel(), ChannelIds.advisor(sessionId));
            }
            boolean othersHeld = registry.legs().stream()
                    .anyMatch(l -> l != leg && l.sessionId() == sessionId && l.state() == LegState.HELD);
            if (moved.ok() && !othersHeld) {
                pool.send(requests.deleteBridge(ChannelIds.hold(sessionId)), ignored -> {});
            }
            done.accept(Replies.ack(moved, Ack.Reason.LEG_GONE));
        });
    }

    void mute(long legId, boolean on, Consumer<Ack> done) {
        onLive(legId, leg -> requests.mute(leg.channel(), on), done);
    }

    void sendDtmf(long legId, String digits, Consumer<Ack> done) {
        onLive(legId, leg -> requests.dtmf(leg.channel(), digits), done);
    }

    private void onLive(long legId, Function<Leg, AriRequest> request, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg == null || !leg.answered() || leg.state() == LegState.ENDING) {
            done.accept(Leg.gone(legId));
        } else {
            pool.send(request.apply(leg), reply -> done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE)));
        }
    }
}
