package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.Reconciler;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires link, registry and tracker of one running adapter and decides when the link counts as up. Loop thread only. */
final class AmiSession implements AmiLink.Owner, LegTracker.Reactions {
    private static final Logger LOG = LoggerFactory.getLogger(AmiSession.class);

    /** Where the link is. */
    private enum Phase {
        NEW,
        DOWN,
        SYNCHRONISING,
        UP
    }

    private final AmiSettings settings;
    private final TelephonyListener listener;
    private final Consumer<ManagerEvent> tap;
    private final AmiLink link;
    private final AmiWire wire;
    private final Originations originations;
    private final Synchronization synchronization;
    private final Reconciler reconciler;
    private final AmiEvents events;
    private final LegCommands legs;
    private final LegGuard guard;
    private final AdvisorCommands advisors;
    private Phase phase = Phase.NEW;
    private int connection;
    private @Nullable String startup;

    AmiSession(
            ScheduledExecutorService loop,
            AmiSettings settings,
            TelephonyListener listener,
            Consumer<ManagerEvent> tap) {
        this.settings = settings;
        this.listener = listener;
        this.tap = tap;
        LegRegistry registry = new LegRegistry();
        AmiActions actions = new AmiActions();
        link = new AmiLink(loop, settings, this);
        wire = new AmiWire(loop, settings, link);
        originations = new Originations(wire, settings.actionTimeoutMs());
        synchronization = new Synchronization(wire);
        LegTracker tracker = new LegTracker(registry, listener, this);
        reconciler = new Reconciler(registry, tracker, this);
        events = new AmiEvents(registry, tracker, originations, new Ringback(actions, wire));
        legs = new LegCommands(settings, actions, wire, originations, registry, tracker);
        guard = new LegGuard(actions, wire, registry, tracker, synchronization);
        advisors = new AdvisorCommands(actions, wire, originations, registry, listener);
    }

    void start() {
        link.connect();
    }

    LegCommands legs() {
        return legs;
    }

    AdvisorCommands advisors() {
        return advisors;
    }

    boolean up() {
        return phase == Phase.UP;
    }

    @Override
    public void linkOpened() {
        phase = Phase.SYNCHRONISING;
        int ours = ++connection;
        reconciler.begin();
        synchronization.read(
                state -> {
                    if (ours == connection) {
                        cameUp(state);
                    }
                },
                why -> {
                    if (ours == connection) {
                        link.drop("it came up but cannot be used: " + why);
                    }
                });
    }

    private void cameUp(SwitchState state) {
        boolean restarted = startup != null && !startup.equals(state.startup());
        startup = state.startup();
        phase = Phase.UP;
        link.proven();
        SwitchSnapshot now = reconciler.apply(state.snapshot());
        LOG.info(
                "Manager link to Asterisk {}:{} is up, {} legs and {} advisors there{}",
                settings.host(),
                settings.port(),
                now.legs().size(),
                now.advisors().size(),
                restarted ? "; it was restarted" : "");
        listener.on(new TelephonyEvent.LinkUp(now, restarted));
    }

    @Override
    public void linkEvent(ManagerEvent event) {
        tap.accept(event);
        if (phase == Phase.SYNCHRONISING && event instanceof AmiEventClasses.Hangup hangup) {
            reconciler.ended(String.valueOf(hangup.getUniqueId()));
        }
        events.on(event);
    }

    @Override
    public void linkClosed(String why) {
        connection++;
        boolean news = phase == Phase.NEW || phase == Phase.UP;
        phase = Phase.DOWN;
        wire.failAll(why);
        originations.failAll(why);
        if (news) {
            LOG.warn("The manager link to Asterisk {}:{} is down: {}", settings.host(), settings.port(), why);
            listener.on(new TelephonyEvent.LinkDown(why));
        }
    }

    /** A manual leg needs no step of ours: the dialplan takes it into the room. */
    @Override
    public void attach(Leg leg) {}

    @Override
    public void seat(AdvisorLeg advisor) {
        advisors.seat(advisor);
    }

    /** The dialplan itself waits and then plays the message, whether we are there or not. */
    @Override
    public void guard(Leg leg) {}

    @Override
    public void leftAlone(Leg leg, long partnerLegId, boolean talked) {
        // nothing is paired: see the capabilities
    }

    @Override
    public void ending(Leg leg, boolean known) {
        // nothing is recorded: see the capabilities
    }

    @Override
    public void advisorGone(long sessionId) {
        // nobody is supervised: see the capabilities
    }

    @Override
    public void orphan(String channel) {
        if (up()) { // before that, what is unknown is about to be adopted
            legs.orphan(channel);
        }
    }

    /** About once a second. */
    void sweep() {
        wire.sweep();
        if (up()) {
            originations.sweep();
            guard.sweep();
            tellRoundTrips();
        }
    }

    private void tellRoundTrips() {
        List<Long> taken = wire.takeRoundTrips().stream().sorted().toList();
        if (!taken.isEmpty()) {
            long p95 = taken.get((int) Math.ceil(taken.size() * 0.95) - 1);
            listener.on(new TelephonyEvent.RoundTrip(p95, taken.size(), ""));
        }
    }

    /** Its answer keeps the connection from counting as silent. */
    void ping() {
        if (phase != Phase.DOWN && phase != Phase.NEW) {
            wire.send(new PingAction(), ignored -> {});
        }
    }

    @SuppressWarnings("NullAway") // the port says: null if it cannot be asked
    void snapshot(Consumer<SwitchSnapshot> done) {
        synchronization.read(state -> done.accept(state.snapshot()), why -> done.accept(null));
    }

    void dropLink() {
        link.drop("dropped by a test");
    }

    void close() {
        phase = Phase.DOWN; // our own end is no news
        link.close();
    }
}
