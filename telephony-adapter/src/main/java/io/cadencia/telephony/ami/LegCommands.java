package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.ManagerAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands on debtors' legs. Loop thread only. */
final class LegCommands {
    private static final Logger LOG = LoggerFactory.getLogger(LegCommands.class);

    /** What may stand in an action: a line break in a value would begin a header of its own. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");

    private static final Pattern CALLER = Pattern.compile("[^\\p{Cntrl}]{0,64}");
    private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#]{1,64}");

    private final AmiSettings settings;
    private final AmiActions actions;
    private final AmiWire wire;
    private final Originations originations;
    private final LegRegistry registry;
    private final LegTracker tracker;

    LegCommands(
            AmiSettings settings,
            AmiActions actions,
            AmiWire wire,
            Originations originations,
            LegRegistry registry,
            LegTracker tracker) {
        this.settings = settings;
        this.actions = actions;
        this.wire = wire;
        this.originations = originations;
        this.registry = registry;
        this.tracker = tracker;
    }

    void dial(DialRequest request, Consumer<Ack> done) {
        if (registry.leg(request.legId()) != null) {
            done.accept(Ack.ACCEPTED); // the same request again
        } else if (!settings.trunks().contains(request.trunk())) {
            done.accept(new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, "no trunk " + request.trunk()));
        } else if (!NUMBER.matcher(request.number()).matches()
                || !CALLER.matcher(request.callerId()).matches()) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "not a number: " + request.number()));
        } else if (request.attached() && !advisorUp(request.attachedSessionId())) {
            done.accept(new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + request.attachedSessionId()));
        } else {
            place(request, done);
        }
    }

    private void place(DialRequest request, Consumer<Ack> done) {
        Leg leg = new Leg(request, LegState.REQUESTED);
        registry.add(leg); // before sending: events may overtake the answer
        originations.send(actions.originate(request), ack -> {
            switch (ack) {
                case Ack.Accepted accepted -> placed(leg);
                case Ack.Refused refused -> {
                    registry.remove(leg);
                    if (refused.reason() != Ack.Reason.UNKNOWN_ENDPOINT) {
                        send(actions.hangup(leg.channel())); // in case it went through after all
                    }
                }
            }
            done.accept(ack);
        });
    }

    private void placed(Leg leg) {
        leg.wasPlaced();
        if (leg.state() == LegState.ENDING) {
            send(actions.hangup(leg.channel())); // the hang-up had overtaken the dialling
        }
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
            move(leg, DialplanPlace.ROOM, reply -> {
                if (!reply.ok() && leg.state() == LegState.CONNECTING) {
                    leg.sessionId(0);
                    leg.state(LegState.ANSWERED); // its wait in the dialplan goes on
                }
                done.accept(reply.ack(Ack.Reason.LEG_GONE));
            });
        }
    }

    void detach(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg == null || leg.state() != LegState.CONNECTED) {
            done.accept(gone(legId));
            return;
        }
        leg.detaching(true);
        move(leg, DialplanPlace.DETACHED, reply -> {
            if (reply.ok()) {
                tracker.left(leg); // the answer proves as much as the event
            } else {
                leg.detaching(false);
            }
            done.accept(reply.ack(Ack.Reason.LEG_GONE));
        });
    }

    void hangup(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg != null) {
            leg.hangingUp();
        }
        wire.send(actions.hangup(ChannelIds.leg(legId)), reply -> done.accept(goneIsFine(reply)));
    }

    /** "No such channel" is what we wanted. */
    static Ack goneIsFine(AmiReply reply) {
        return reply instanceof AmiReply.Error(String message) && message.contains("o such channel")
                ? Ack.ACCEPTED
                : reply.ack(Ack.Reason.FAILED);
    }

    void hold(long legId, boolean on, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        LegState from = on ? LegState.CONNECTED : LegState.HELD;
        LegState already = on ? LegState.HELD : LegState.CONNECTED;
        if (leg != null && leg.state() == already) {
            done.accept(Ack.ACCEPTED);
        } else if (leg == null || leg.state() != from) {
            done.accept(gone(legId));
        } else {
            move(leg, on ? DialplanPlace.HOLD : DialplanPlace.ROOM, reply -> {
                if (reply.ok() && leg.state() == from) { // the hold has no event; its end proves itself as well
                    tracker.entered(
                            leg.channel(), on ? ChannelIds.hold(leg.sessionId()) : ChannelIds.advisor(leg.sessionId()));
                }
                done.accept(reply.ack(Ack.Reason.LEG_GONE));
            });
        }
    }

    private void move(Leg leg, DialplanPlace place, Consumer<AmiReply> done) {
        wire.send(actions.move(leg.channel(), place, leg.sessionId()), done);
    }

    void mute(long legId, boolean on, Consumer<Ack> done) {
        onLive(legId, leg -> actions.mute(leg.channel(), on), done);
    }

    /** One after the other: Asterisk plays a digit while the action lasts. */
    void sendDtmf(long legId, String digits, Consumer<Ack> done) {
        if (!DIGITS.matcher(digits).matches()) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "not keypad digits: " + digits));
            return;
        }
        onLive(legId, leg -> actions.digit(leg.channel(), digits.charAt(0)), ack -> {
            if (ack instanceof Ack.Accepted && digits.length() > 1) {
                sendDtmf(legId, digits.substring(1), done);
            } else {
                done.accept(ack);
            }
        });
    }

    private void onLive(long legId, Function<Leg, ManagerAction> action, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg == null || !leg.answered() || leg.state() == LegState.ENDING) {
            done.accept(gone(legId));
        } else {
            wire.send(action.apply(leg), reply -> done.accept(reply.ack(Ack.Reason.LEG_GONE)));
        }
    }

    void playAndHangup(long legId, Consumer<Ack> done) {
        Leg leg = registry.leg(legId);
        if (leg != null && leg.state() == LegState.MESSAGE) {
            done.accept(Ack.ACCEPTED);
        } else if (leg == null || !leg.answered() || leg.state() == LegState.ENDING) {
            done.accept(gone(legId));
        } else {
            leg.state(LegState.MESSAGE);
            move(leg, DialplanPlace.MESSAGE, reply -> done.accept(reply.ack(Ack.Reason.LEG_GONE)));
        }
    }

    /** A leg of nobody: its dialling was given up, yet the switch placed it. */
    void orphan(String channel) {
        LOG.warn("channel {} belongs to no attempt, hanging it up", channel);
        send(actions.hangup(channel));
    }

    void send(ManagerAction action) {
        wire.send(action, ignored -> {});
    }

    private boolean advisorUp(long sessionId) {
        AdvisorLeg advisor = registry.advisor(sessionId);
        return advisor != null && advisor.up() && !advisor.closing();
    }

    private static Ack gone(long legId) {
        return new Ack.Refused(Ack.Reason.LEG_GONE, "leg " + legId);
    }
}
