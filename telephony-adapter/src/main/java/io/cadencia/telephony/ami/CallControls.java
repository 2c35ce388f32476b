package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.SwitchSession;
import io.cadencia.telephony.recording.Recordings;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.ManagerAction;

/** Hold, mute, keypad and recording of a leg that an advisor talks to. Loop thread only. */
final class CallControls implements SwitchSession.Controls {
    private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#]{1,64}");

    private final AmiActions actions;
    private final AmiWire wire;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final Recordings recordings;
    private final Seats seats;

    CallControls(
            AmiActions actions,
            AmiWire wire,
            LegRegistry registry,
            LegTracker tracker,
            Recordings recordings,
            Seats seats) {
        this.actions = actions;
        this.wire = wire;
        this.registry = registry;
        this.tracker = tracker;
        this.recordings = recordings;
        this.seats = seats;
    }

    /** Also while it is on its way to the advisor: actions are worked off in order. */
    @Override
    public void hold(long legId, boolean on, Consumer<Ack> done) {
        registry.admission().hold(legId, on, Set.of(LegState.CONNECTED, LegState.CONNECTING), done, leg -> {
            Consumer<AmiReply> moved = reply -> {
                if (reply.ok() && leg.inHand()) { // the hold has no event; its end proves itself as well
                    tracker.entered(
                            leg.channel(), on ? ChannelIds.hold(leg.sessionId()) : ChannelIds.advisor(leg.sessionId()));
                }
                done.accept(reply.ack(Ack.Reason.LEG_GONE));
            };
            if (on) {
                wire.redirect(actions.move(leg.channel(), DialplanPlace.HOLD, leg.sessionId()), moved);
            } else {
                seats.join(leg, leg.sessionId(), moved);
            }
        });
    }

    void record(long legId, String name, RecordAction action, Consumer<Ack> done) {
        registry.admission().record(legId, done, leg -> recordings.record(legId, leg.channel(), name, action, done));
    }

    @Override
    public void mute(long legId, boolean on, Consumer<Ack> done) {
        onLive(legId, leg -> actions.mute(leg.channel(), on), done);
    }

    /** One after the other: Asterisk plays a digit while the action lasts. */
    @Override
    public void sendDtmf(long legId, String digits, Consumer<Ack> done) {
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
        registry.admission()
                .control(
                        legId,
                        done,
                        leg -> wire.send(action.apply(leg), reply -> done.accept(reply.ack(Ack.Reason.LEG_GONE))));
    }
}
