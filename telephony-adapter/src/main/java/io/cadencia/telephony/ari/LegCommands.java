package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands on debtors' legs and the guards that no leg is forgotten. Event-loop thread only. */
final class LegCommands {
    private static final Logger LOG = LoggerFactory.getLogger(LegCommands.class);
    private static final long REQUESTED_LIMIT_MS = 5_000;
    private static final long RINGING_GRACE_MS = 3_000;
    private static final long ENDING_LIMIT_MS = 3_000;

    private final EventLoop loop;
    private final AriSettings settings;
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;

    LegCommands(
            EventLoop loop,
            AriSettings settings,
            AriRequests requests,
            AriHttpPool pool,
            LegRegistry registry,
            LegTracker tracker) {
        this.loop = loop;
        this.settings = settings;
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
    }

    void dial(DialRequest request, Consumer<Ack> done) {
        if (registry.leg(request.legId()) != null) {
            done.accept(Ack.ACCEPTED); // the same request again
        } else if (!settings.trunks().contains(request.trunk())) {
            done.accept(new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, "no trunk " + request.trunk()));
        } else if (request.attached() && !advisorUp(request.attachedSessionId())) {
            done.accept(new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + request.attachedSessionId()));
        } else {
            place(request, done);
        }
    }

    private void place(DialRequest request, Consumer<Ack> done) {
        Leg leg = new Leg(request, LegState.REQUESTED);
        registry.add(leg); // before sending: events may overtake the answer
        pool.send(request.attached() ? requests.create(request) : requests.originate(request), reply -> {
            if (reply.ok()) {
                placed(leg, done);
            } else if (reply.status() == 409) {
                verifyDuplicate(leg, done);
            } else if (leg.state() != LegState.REQUESTED) {
                leg.wasPlaced(); // its events prove that it lived, or we hung it up: the sweep finds out
                done.accept(Ack.ACCEPTED);
            } else {
                registry.remove(leg);
                done.accept(Replies.refused(reply, Ack.Reason.UNKNOWN_ENDPOINT));
                if (reply.status() == 0) {
                    pool.send(requests.hangup(leg.channel()), ignored -> {}); // in case it went through after all
                }
            }
        });
    }

    private void placed(Leg leg, Consumer<Ack> done) {
        leg.wasPlaced();
        if (leg.state() == LegState.ENDING) {
            pool.send(requests.hangup(leg.channel()), ignored -> {}); // the hang-up had overtaken the dialling
        }
        done.accept(Ack.ACCEPTED);
    }

    /** 409 may be the echo of another request's error: only the channel itself is proof. */
    private void verifyDuplicate(Leg leg, Consumer<Ack> done) {
        pool.send(requests.channel(leg.channel()), reply -> {
            if (reply.ok()) {
                placed(leg, done);
            } else {
                registry.remove(leg);
                done.accept(new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, reply.detail()));
            }
        });
    }

    /** Step two and three of a manual leg. */
    void attach(Leg leg) {
        String bridge = ChannelIds.advisor(leg.sessionId());
        pool.send(requests.addToBridge(bridge, leg.channel()), added -> {
            if (!added.ok()) {
                abort(leg, added);
                return;
            }
            pool.send(requests.dial(leg.channel(), leg.request().ringTimeoutMs()), dialled -> {
                if (!dialled.ok()) {
                    abort(leg, dialled);
                }
            });
        });
    }

    private void abort(Leg leg, AriReply reply) {
        LOG.warn("attempt {}: the manual call could not be set up: {}", leg.id(), reply.detail());
        pool.send(requests.hangup(leg.channel()), ignored -> {});
    }

    void connect(long legId, long sessionId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (!advisorUp(sessionId)) {
            done.accept(new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + sessionId));
        } else if (leg == null || leg.state() == LegState.ENDING || leg.state() == LegState.MESSAGE) {
            done.accept(gone(legId));
        } else if (!leg.answered()) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "leg " + legId + " is not answered"));
        } else if (leg.state() == LegState.CONNECTED && leg.sessionId() == sessionId) {
            done.accept(Ack.ACCEPTED);
        } else {
            leg.sessionId(sessionId);
            leg.state(LegState.CONNECTING);
            pool.send(requests.addToBridge(ChannelIds.advisor(sessionId), leg.channel()), reply -> {
                if (leg.state() == LegState.CONNECTING) {
                    joined(leg, sessionId, reply);
                }
                done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE));
            });
        }
    }

    /** The answer may come before or after the event of the bridge, and proves as much. */
    private void joined(Leg leg, long sessionId, AriReply reply) {
        if (reply.ok()) {
            tracker.entered(leg.channel(), ChannelIds.advisor(sessionId));
            return;
        }
        leg.sessionId(0);
        leg.state(LegState.ANSWERED);
        if (leg.failSafeRan()) {
            playAndHangup(leg.id(), ignored -> {});
        }
    }

    void detach(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg == null || leg.state() != LegState.CONNECTED) {
            done.accept(gone(legId));
            return;
        }
        leg.detaching(true);
        pool.send(requests.removeFromBridge(ChannelIds.advisor(leg.sessionId()), leg.channel()), reply -> {
            if (reply.ok()) {
                tracker.left(leg); // as with joining, the answer proves as much as the event
            } else {
                leg.detaching(false);
            }
            done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE));
        });
    }

    void hangup(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg != null) {
            leg.hangingUp();
            leg.disarm();
        }
        pool.send(
                requests.hangup(ChannelIds.leg(legId)),
                reply -> done.accept(reply.status() == 404 ? Ack.ACCEPTED : Replies.ack(reply, Ack.Reason.FAILED)));
    }

    void hold(long legId, boolean on, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        LegState from = on ? LegState.CONNECTED : LegState.HELD;
        LegState already = on ? LegState.HELD : LegState.CONNECTED;
        if (leg != null && leg.state() == already) {
            done.accept(Ack.ACCEPTED);
        } else if (leg == null || leg.state() != from) {
            done.accept(gone(legId));
        } else if (on) {
            park(leg, done);
        } else {
            resume(leg, done);
        }
    }

    private void park(Leg leg, Consumer<Ack> done) {
        String hold = ChannelIds.hold(leg.sessionId());
        pool.send(requests.createBridge(hold, "holding"), created -> {
            if (!created.ok() && created.status() != 409) { // 409: it is still there
                done.accept(Replies.ack(created, Ack.Reason.FAILED));
                return;
            }
            pool.send(requests.addToBridge(hold, leg.channel()), moved -> {
                pool.send(requests.bridgeMusic(hold), ignored -> {});
                done.accept(Replies.ack(moved, Ack.Reason.LEG_GONE));
            });
        });
    }

    private void resume(Leg leg, Consumer<Ack> done) {
        pool.send(requests.addToBridge(ChannelIds.advisor(leg.sessionId()), leg.channel()), moved -> {
            if (moved.ok()) {
                pool.send(requests.deleteBridge(ChannelIds.hold(leg.sessionId())), ignored -> {});
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
            done.accept(gone(legId));
        } else {
            pool.send(request.apply(leg), reply -> done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE)));
        }
    }

    void playAndHangup(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg != null && leg.state() == LegState.MESSAGE) {
            done.accept(Ack.ACCEPTED);
        } else if (leg == null || !leg.answered() || leg.state() == LegState.ENDING) {
            done.accept(gone(legId));
        } else {
            leg.disarm();
            leg.state(LegState.MESSAGE);
            pool.send(
                    requests.abandonmentMessage(leg.channel()),
                    reply -> done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE)));
        }
    }

    /** The port's fail-safe: answered and not taken within the wait limit, the message is played. */
    void guard(Leg leg) {
        leg.failSafe(loop.schedule(
                () -> {
                    leg.failSafeHasRun();
                    if (leg.state() == LegState.ANSWERED) {
                        LOG.warn("attempt {}: nobody took the answered call in time, playing the message", leg.id());
                        playAndHangup(leg.id(), ignored -> {});
                    }
                },
                AriRequests.waitLimitMs(leg.request()),
                TimeUnit.MILLISECONDS));
    }

    /** A leg of nobody: its dialling was given up, yet the switch placed it. */
    void orphan(String channel) {
        LOG.warn("channel {} belongs to no attempt, hanging it up", channel);
        pool.send(requests.hangup(channel), ignored -> {});
    }

    /** Looks for legs that stay too long in a passing state; called about once a second. */
    void sweep() {
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

    private boolean advisorUp(long sessionId) {
        AdvisorLeg advisor = registry.advisor(sessionId);
        return advisor != null && advisor.up() && !advisor.closing();
    }

    private static Ack gone(long legId) {
        return new Ack.Refused(Ack.Reason.LEG_GONE, "leg " + legId);
    }
}
