package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.SwitchSession;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dials legs, connects them to advisors and ends them. Event-loop thread only. */
final class LegCommands implements SwitchSession.Legs {
    private static final Logger LOG = LoggerFactory.getLogger(LegCommands.class);

    private final EventLoop loop;
    private final AriSettings settings;
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final Transfers transfers;
    private final Arrivals arrivals;

    LegCommands(
            EventLoop loop,
            AriSettings settings,
            AriRequests requests,
            AriHttpPool pool,
            LegRegistry registry,
            LegTracker tracker,
            Transfers transfers,
            Arrivals arrivals) {
        this.loop = loop;
        this.settings = settings;
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
        this.transfers = transfers;
        this.arrivals = arrivals;
    }

    @Override
    public void dial(DialRequest request, Consumer<Ack> done) {
        registry.admission().dial(request, settings.trunks(), done, () -> place(request, done));
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
                if (reply instanceof AriReply.Unanswered(Ack.Reason why, String text) && why != Ack.Reason.OVERLOADED) {
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

    /** Step two and three of an attached leg: into the bridge of whom it is for, then dial. */
    void attach(Leg leg) {
        if (leg.paired()) {
            transfers.begin(leg, () -> ring(leg), reply -> abort(leg, reply));
            return;
        }
        pool.send(requests.addToBridge(ChannelIds.advisor(leg.sessionId()), leg.channel()), added -> {
            if (added.ok()) {
                ring(leg);
            } else {
                abort(leg, added);
            }
        });
    }

    private void ring(Leg leg) {
        pool.send(requests.dial(leg.channel(), leg.request().ringTimeoutMs()), dialled -> {
            if (!dialled.ok()) {
                abort(leg, dialled);
            }
        });
    }

    private void abort(Leg leg, AriReply reply) {
        LOG.warn("attempt {}: the call could not be set up: {}", leg.id(), reply.detail());
        pool.send(requests.hangup(leg.channel()), ignored -> {});
    }

    @Override
    public void connect(long legId, long sessionId, Consumer<Ack> done) {
        registry.admission().connect(legId, sessionId, done, leg -> {
            if (leg.answered()) {
                join(leg, sessionId, done);
            } else {
                arrivals.answerFor(leg, () -> connect(legId, sessionId, done), done);
            }
        });
    }

    private void join(Leg leg, long sessionId, Consumer<Ack> done) {
        leg.sessionId(sessionId);
        leg.state(LegState.CONNECTING);
        pool.send(requests.unguard(leg.channel()), ignored -> {});
        pool.send(requests.addToBridge(ChannelIds.advisor(sessionId), leg.channel()), reply -> {
            if (leg.state() == LegState.CONNECTING) {
                joined(leg, sessionId, reply);
            }
            done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE));
        });
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
            playAndHangup(leg.id(), Prompt.ABANDONMENT, ignored -> {});
        }
    }

    @Override
    public void detach(long legId, Consumer<Ack> done) {
        registry.admission().detach(legId, done, leg -> {
            leg.detaching(true);
            pool.send(requests.removeFromBridge(ChannelIds.advisor(leg.sessionId()), leg.channel()), reply -> {
                if (reply.ok()) {
                    tracker.left(leg); // as with joining, the answer proves as much as the event
                } else {
                    leg.detaching(false);
                }
                done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE));
            });
        });
    }

    @Override
    public void hangup(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg == null && legId < 0) {
            done.accept(Ack.ACCEPTED); // came from outside and is gone
            return;
        }
        boolean refused = leg != null && leg.inbound() && !leg.answered();
        String channel = leg == null ? ChannelIds.leg(legId) : leg.channel();
        if (leg != null) {
            leg.hangingUp();
            leg.disarm();
        }
        pool.send(
                refused ? requests.refuse(channel) : requests.hangup(channel),
                reply -> done.accept(reply.status() == 404 ? Ack.ACCEPTED : Replies.ack(reply, Ack.Reason.FAILED)));
    }

    @Override
    public void playAndHangup(long legId, Prompt prompt, Consumer<Ack> done) {
        registry.admission().play(legId, done, leg -> {
            leg.disarm();
            leg.state(LegState.MESSAGE);
            pool.send(requests.message(leg.channel(), prompt), reply -> {
                if (!reply.ok()) {
                    leg.messageRefused();
                }
                done.accept(Replies.ack(reply, Ack.Reason.LEG_GONE));
            });
        });
    }

    /** Each on its own: one that fails is told again by the next snapshot. */
    @Override
    public void forgetAbandoned(List<Long> legIds, Consumer<Ack> done) {
        for (long legId : legIds) {
            pool.send(requests.takeNote(legId), taken -> pool.send(requests.deleteNote(legId), ignored -> {}));
        }
        done.accept(Ack.ACCEPTED);
    }

    /** The port's fail-safe: answered and not taken within the wait limit, the message is played. */
    void guard(Leg leg) {
        leg.failSafe(loop.schedule(
                () -> {
                    leg.failSafeHasRun();
                    if (leg.state() == LegState.ANSWERED) {
                        LOG.warn("attempt {}: nobody took the answered call in time, playing the message", leg.id());
                        playAndHangup(leg.id(), Prompt.ABANDONMENT, ignored -> {});
                    }
                },
                Leg.waitLimitMs(leg.request()),
                TimeUnit.MILLISECONDS));
    }
}
