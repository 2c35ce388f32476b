package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.SwitchSession;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Hold, mute and keypad of a leg that an advisor talks to. Event-loop thread only. */
final class CallControls implements SwitchSession.Controls {
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

    @Override
    public void hold(long legId, boolean on, Consumer<Ack> done) {
        registry.admission().hold(legId, on, Set.of(LegState.CONNECTED), done, leg -> {
            if (on) {
                park(leg, ChannelIds.hold(leg.sessionId()), done);
            } else {
                resume(leg, done);
            }
        });
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

    @Override
    public void mute(long legId, boolean on, Consumer<Ack> done) {
        onLive(legId, leg -> requests.mute(leg.channel(), on), done);
    }

    @Override
    public void sendDtmf(long legId, String digits, Consumer<Ack> done) {
        onLive(legId, leg -> requests.dtmf(leg.channel(), digits), done);
    }

    private void onLive(long legId, Function<Leg, AriRequest> request, Consumer<Ack> done) {
        registry.admission()
                .control(
                        legId,
                        done,
                        leg -> pool.send(
                                request.apply(leg), reply -> done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE))));
    }
}
