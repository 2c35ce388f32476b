package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.telephony.leg.AbandonmentNotes;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.SwitchSession;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.DbDelAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands on debtors' legs. Loop thread only. */
final class LegCommands implements SwitchSession.Legs {
    private static final Logger LOG = LoggerFactory.getLogger(LegCommands.class);

    /** What may stand in an action: a line break in a value would begin a header of its own. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#]{1,32}");

    private static final Pattern CALLER = Pattern.compile("[^\\p{Cntrl}]{0,64}");

    private final AmiSettings settings;
    private final AmiActions actions;
    private final AmiWire wire;
    private final Originations originations;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final Transfers transfers;
    private final Seats seats;

    LegCommands(
            AmiSettings settings,
            AmiActions actions,
            AmiWire wire,
            Originations originations,
            LegRegistry registry,
            LegTracker tracker,
            Transfers transfers,
            Seats seats) {
        this.settings = settings;
        this.actions = actions;
        this.wire = wire;
        this.originations = originations;
        this.registry = registry;
        this.tracker = tracker;
        this.transfers = transfers;
        this.seats = seats;
    }

    @Override
    public void dial(DialRequest request, Consumer<Ack> done) {
        registry.admission().dial(request, settings.trunks(), done, () -> {
            if (NUMBER.matcher(request.number()).matches()
                    && CALLER.matcher(request.callerId()).matches()) {
                place(request, done);
            } else {
                done.accept(new Ack.Refused(Ack.Reason.FAILED, "not a number: " + request.number()));
            }
        });
    }

    private void place(DialRequest request, Consumer<Ack> done) {
        Leg leg = new Leg(request, LegState.REQUESTED);
        registry.add(leg); // before sending: events may overtake the answer
        if (leg.sessionId() != 0) {
            seats.makeRoom(leg, leg.sessionId());
        }
        originations.send(actions.originate(request), ack -> {
            switch (ack) {
                case Ack.Accepted accepted -> {
                    placed(leg);
                    transfers.begin(leg);
                }
                case Ack.Refused refused -> {
                    registry.remove(leg);
                    seats.settle();
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

    @Override
    public void connect(long legId, long sessionId, Consumer<Ack> done) {
        registry.admission().connect(legId, sessionId, done, leg -> {
            if (!leg.answered()) {
                tracker.answered(leg); // from outside: where it is sent it is picked up
            }
            leg.sessionId(sessionId);
            leg.state(LegState.CONNECTING);
            seats.join(leg, sessionId, reply -> {
                if (!reply.ok() && leg.state() == LegState.CONNECTING) {
                    leg.sessionId(0);
                    leg.state(LegState.ANSWERED); // its wait in the dialplan goes on
                }
                done.accept(reply.ack(Ack.Reason.LEG_GONE));
            });
        });
    }

    @Override
    public void detach(long legId, Consumer<Ack> done) {
        registry.admission().detach(legId, done, leg -> {
            leg.detaching(true);
            wire.redirect(actions.move(leg.channel(), DialplanPlace.DETACHED), reply -> {
                if (reply.ok()) {
                    tracker.left(leg); // the answer proves it
                    seats.settle();
                } else {
                    leg.detaching(false);
                }
                done.accept(reply.ack(Ack.Reason.LEG_GONE));
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
        }
        wire.send(refused ? actions.refuse(channel) : actions.hangup(channel), reply -> done.accept(goneIsFine(reply)));
    }

    /** "No such channel" is what we wanted. */
    static Ack goneIsFine(AmiReply reply) {
        return reply instanceof AmiReply.Error(String message) && message.contains("o such channel")
                ? Ack.ACCEPTED
                : reply.ack(Ack.Reason.FAILED);
    }

    @Override
    public void playAndHangup(long legId, Prompt prompt, Consumer<Ack> done) {
        registry.admission().play(legId, done, leg -> {
            leg.state(LegState.MESSAGE);
            DialplanPlace place = prompt == Prompt.ABANDONMENT ? DialplanPlace.MESSAGE : DialplanPlace.UNATTENDED;
            wire.redirect(actions.move(leg.channel(), place), reply -> {
                if (!reply.ok()) {
                    leg.messageRefused();
                }
                done.accept(reply.ack(Ack.Reason.LEG_GONE));
            });
        });
    }

    /** Each on its own: one that fails is told again by the next snapshot. */
    @Override
    public void forgetAbandoned(List<Long> legIds, Consumer<Ack> done) {
        legIds.forEach(legId -> send(new DbDelAction(AbandonmentNotes.FAMILY, AbandonmentNotes.of(legId))));
        done.accept(Ack.ACCEPTED);
    }

    /** A leg of nobody: its dialling was given up, yet the switch placed it. */
    void orphan(String channel) {
        LOG.warn("channel {} belongs to no attempt, hanging it up", channel);
        send(actions.hangup(channel));
    }

    void send(ManagerAction action) {
        wire.send(action, ignored -> {});
    }
}
