package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leadership;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegReactions;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.LinkState;
import io.cadencia.telephony.leg.Reconciler;
import io.cadencia.telephony.leg.Supervision;
import io.cadencia.telephony.leg.SwitchSession;
import io.cadencia.telephony.recording.Recordings;
import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.ManagerEvent;

/** Wires link, registry and tracker of one running adapter and decides when the link counts as up. Loop thread only. */
final class AmiSession implements AmiLink.Owner, LegReactions, SwitchSession {
    private final TelephonyListener listener;
    private final Consumer<ManagerEvent> tap;
    private final LegRegistry registry = new LegRegistry();
    private final AmiLink link;
    private final AmiWire wire;
    private final Originations originations;
    private final AmiRequirements requirements;
    private final Leadership leadership;
    private final Synchronization synchronization;
    private final Reconciler reconciler;
    private final AmiEvents events;
    private final LegCommands legs;
    private final CallControls controls;
    private final Transfers transfers;
    private final Arrivals arrivals;
    private final Recordings recordings;
    private final LegGuard guard;
    private final AdvisorCommands advisors;
    private final Seats seats;
    private final Supervision supervision;
    private final MachineDetector detector;
    private final LinkState state;
    /** The event in hand is of a leg that nobody knows yet. */
    private boolean early;

    AmiSession(
            ScheduledExecutorService loop,
            AmiSettings settings,
            TelephonyListener listener,
            Consumer<ManagerEvent> tap) {
        this.listener = listener;
        this.tap = tap;
        state = new LinkState("The manager link to Asterisk " + settings.host() + ":" + settings.port(), listener);
        AmiActions actions = new AmiActions();
        link = new AmiLink(loop, settings, this);
        wire = new AmiWire(loop, settings, link);
        originations = new Originations(wire, settings.actionTimeoutMs());
        requirements = new AmiRequirements(wire);
        leadership = new Leadership(new LeaderBoard(wire));
        synchronization = new Synchronization(wire, settings.node());
        LegTracker tracker = new LegTracker(registry, listener, this);
        reconciler = new Reconciler(registry, tracker, this);
        seats = new Seats(actions, wire, registry, this::ears);
        supervision = new Supervision(registry, new LocalEars(actions, wire, originations, seats));
        detector = new MachineDetector(actions, wire);
        events = new AmiEvents(registry, tracker, originations, new Ringback(actions, wire, seats));
        transfers = new Transfers(actions, wire, registry, tracker, seats);
        legs = new LegCommands(settings, actions, wire, originations, registry, tracker, transfers, seats);
        arrivals = new Arrivals(actions, wire, registry, tracker, listener, settings.node());
        recordings = new Recordings(listener, new MixMonitorRecorder(wire), () -> System.nanoTime() / 1_000_000);
        controls = new CallControls(actions, wire, registry, tracker, recordings, seats);
        guard = new LegGuard(actions, wire, registry, tracker, synchronization);
        advisors = new AdvisorCommands(actions, wire, originations, registry, listener);
    }

    @Override
    public void start() {
        link.connect();
    }

    @Override
    public LegCommands legs() {
        return legs;
    }

    @Override
    public CallControls controls() {
        return controls;
    }

    @Override
    public void pair(long legId, long otherLegId, Consumer<Ack> done) {
        transfers.pair(legId, otherLegId, done);
    }

    @Override
    public void answer(long legId, Consumer<Ack> done) {
        arrivals.answer(legId, done);
    }

    @Override
    public void record(long legId, String name, RecordAction action, Consumer<Ack> done) {
        controls.record(legId, name, action, done);
    }

    @Override
    public void supervise(long supervisor, long session, SuperviseMode mode, Consumer<Ack> done) {
        supervision.supervise(supervisor, session, mode, done);
    }

    private Collection<ChannelIds.Spy> ears() {
        return supervision.ears();
    }

    @Override
    public AdvisorCommands advisors() {
        return advisors;
    }

    @Override
    public boolean up() {
        return state.up();
    }

    @Override
    public void linkOpened() {
        int ours = state.opened();
        Consumer<String> unusable = why -> {
            if (state.synchronising(ours)) {
                link.drop(why);
            }
        };
        requirements.check(findings -> {
            if (findings.isEmpty()) {
                claim(ours, unusable);
            } else {
                unusable.accept(String.join("; ", findings));
            }
        });
    }

    private void claim(int ours, Consumer<String> unusable) {
        leadership.claim(new Leadership.Claim() {
            @Override
            public void held(boolean switchRestarted) {
                synchronise(ours, switchRestarted, unusable);
            }

            @Override
            public void lost() {
                leadershipLost();
            }

            @Override
            public void failed(String why) {
                unusable.accept(why);
            }
        });
    }

    private void synchronise(int ours, boolean switchRestarted, Consumer<String> unusable) {
        reconciler.begin();
        synchronization.read(
                found -> {
                    if (state.synchronising(ours)) {
                        cameUp(found, switchRestarted);
                    }
                },
                unusable);
    }

    private void cameUp(SwitchState found, boolean restarted) {
        link.proven();
        seats.adopt(found.conferences());
        SwitchSnapshot now = reconciler.apply(arrivals.adopt(found));
        supervision.adopt(found.ears());
        seats.settle();
        state.cameUp(now, restarted);
        reconciler.tellEarly();
        arrivals.linkUp(found, reconciler);
    }

    @Override
    public void linkEvent(ManagerEvent event) {
        tap.accept(event);
        if (state.synchronising() && event instanceof AmiEventClasses.Hangup hangup) {
            reconciler.ended(String.valueOf(hangup.getUniqueId()));
        }
        if (event instanceof DialplanEvent told) {
            switch (told.what()) {
                case LEADER -> leadership.challenged(told.getMark(), this::leadershipLost);
                case ARRIVED -> arrivals.arrived(told, up());
                default -> {}
            }
        }
        early = false;
        events.on(event);
        if (early) {
            reconciler.tooEarly(() -> events.on(event));
        }
    }

    private void leadershipLost() {
        state.leadershipLost();
        link.close();
    }

    @Override
    public void linkClosed(String why) {
        arrivals.linkDown();
        wire.failAll(why);
        originations.failAll(why);
        state.down(why);
    }

    /** A manual leg needs no step of ours: the dialplan takes it into the room. */
    @Override
    public void attach(Leg leg) {}

    @Override
    public void seat(AdvisorLeg advisor) {
        seats.seat(advisor.sessionId());
    }

    /** The dialplan itself waits and then plays the message, whether we are there or not. */
    @Override
    public void guard(Leg leg) {
        detector.listen(leg);
    }

    @Override
    public void leftAlone(Leg leg, long partnerLegId, boolean talked) {
        transfers.leftAlone(leg, talked);
    }

    @Override
    public void ending(Leg leg, boolean known) {
        recordings.legEnds(leg.id(), known);
        seats.settle();
    }

    @Override
    public void advisorGone(long sessionId) {
        seats.gone(sessionId);
        supervision.advisorGone(sessionId);
    }

    @Override
    public void orphan(String channel) {
        if (up()) {
            legs.orphan(channel);
        } else {
            early = true; // what is unknown now is about to be adopted
        }
    }

    /** About once a second. */
    @Override
    public void sweep() {
        wire.sweep();
        if (up()) {
            originations.sweep();
            guard.sweep();
            listener.on(wire.roundTrip());
        }
    }

    /** Its answer keeps the connection from counting as silent. */
    void ping() {
        if (up()) {
            wire.send(new PingAction(), ignored -> {});
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the port says: null if it cannot be asked
    public void snapshot(Consumer<SwitchSnapshot> done) {
        synchronization.read(found -> done.accept(found.snapshot()), why -> done.accept(null));
    }

    void dropLink() {
        link.drop("dropped by a test");
    }

    @Override
    public void close() {
        state.close();
        link.close();
    }
}
