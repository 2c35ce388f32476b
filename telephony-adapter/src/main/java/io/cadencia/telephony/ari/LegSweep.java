package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guards that no leg is forgotten. Event-loop thread only. */
final class LegSweep {
    private static final Logger LOG = LoggerFactory.getLogger(LegSweep.class);
    private static final long REQUESTED_LIMIT_MS = 5_000;
    private static final long RINGING_GRACE_MS = 3_000;
    private static final long ENDING_LIMIT_MS = 3_000;

    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;

    LegSweep(AriRequests requests, AriHttpPool pool, LegRegistry registry, LegTracker tracker) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
    }

    /** A leg of nobody: its dialling was given up, yet the switch placed it. */
    void orphan(String channel) {
        LOG.warn("channel {} belongs to no attempt, hanging it up", channel);
        pool.send(requests.hangup(channel), ignored -> {});
    }

    /** Bridges of ours in which nobody is; of an advisor who is known one is kept. */
    void bridges(List<String> empty) {
        for (String bridge : empty) {
            OptionalLong advisor = ChannelIds.advisorOf(bridge);
            if (advisor.isEmpty() || registry.advisor(advisor.getAsLong()) == null) {
                pool.send(requests.deleteBridge(bridge), ignored -> {});
            }
        }
    }

    /** Looks for legs that stay too long in a passing state; called about once a second. */
    void run() {
        for (Leg leg : registry.legs()) {
            switch (leg.state()) {
                case REQUESTED -> verifyAfter(leg, REQUESTED_LIMIT_MS);
                case DIALING, RINGING -> {
                    if (leg.ageMs() > leg.request().ringTimeoutMs() + RINGING_GRACE_MS) {
                        leg.hangingUp();
                        pool.send(requests.hangup(leg.channel()), ignored -> {});
                    }
                }
                case ENDING -> verifyAfter(leg, ENDING_LIMIT_MS);
                case ANSWERED, CONNECTING, CONNECTED, HELD, MESSAGE, ENDED -> {}
            }
        }
    }

    private void verifyAfter(Leg leg, long limitMs) {
        if (!leg.placed() || leg.ageMs() < limitMs) {
            return;
        }
        leg.lookedAt();
        pool.send(requests.channel(leg.channel()), reply -> {
            if (reply.status() == 404 && registry.leg(leg.id()) == leg) {
                LOG.warn("attempt {}: its end was never told, counted as lost", leg.id());
                tracker.lost(leg);
            } else if (reply.ok() && leg.state() == LegState.ENDING) {
                pool.send(requests.hangup(leg.channel()), ignored -> {});
            }
        });
    }
}
