package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.Leadership;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegReactions;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.LinkState;
import io.cadencia.telephony.leg.Reconciler;
import io.cadencia.telephony.leg.SwitchSession;
import io.cadencia.telephony.recording.Recorder;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Wires link, pool, registry and tracker of one running adapter and decides when the link counts as up. */
final class Session implements AriLink.Owner, LegReactions, SwitchSession {
    private final AriSettings settings;
    private final TelephonyListener listener;
    private final AriTelephony.EventTap tap;
    private final LegRegistry registry = new LegRegistry();
    private final AriHttpPool pool;
    private final AriLink link;
    private final Leadership leadership;
    private final EventTracker events;
    private final Reconciler reconciler;
    private final Synchronization synchronization;
    private final LegCommands legs;
    private final AdvisorCommands advisors;
    private final CallControls controls;
    private final Transfers transfers;
    private final LegSweep sweep;
    private final MachineDetector detector;
    private final Arrivals arrivals;
    private final Listeners listeners;
    private final List<AriEvent.StasisStart> atTheDoor = new ArrayList<>();
    private final LinkState state;
    /** Why a link that stands cannot be used. */
    private String unfit = "";

    private @Nullable String startupTime;
    /** The event in hand is of a leg that nobody knows yet. */
    private boolean early;

    Session(
            EventLoop loop,
            AriSettings settings,
            TelephonyListener listener,
            AriTelephony.EventTap tap,
            @Nullable Recorder recorder) {
        this.settings = settings;
        this.listener = listener;
        this.tap = tap;
        state = new LinkState("The link to Asterisk " + settings.host() + ":" + settings.port(), listener);
        AriRequests requests = new AriRequests(settings.app());
        pool = new AriHttpPool(loop, settings);
        link = new AriLink(loop, settings, this);
        leadership = new Leadership(new LeaderBoard(pool));
        LegTracker tracker = new LegTracker(registry, listener, this);
        events = new EventTracker(registry, tracker, this);
        reconciler = new Reconciler(registry, tracker, this);
        synchronization = new Synchronization(pool, requests, settings.node());
        controls = new CallControls(requests, pool, registry, tracker);
        transfers = new Transfers(requests, pool, registry, tracker, controls);
        arrivals = new Arrivals(requests, pool, registry, tracker, controls, listener, settings.node());
        legs = new LegCommands(loop, settings, requests, pool, registry, tracker, transfers, arrivals);
        listeners = new Listeners(requests, pool, registry, listener, recorder);
        sweep = new LegSweep(requests, pool, registry, tracker);
        advisors = new AdvisorCommands(requests, pool, registry, tracker, listener);
        detector = new MachineDetector(requests, pool, registry, tracker);
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
    public AdvisorCommands advisors() {
        return advisors;
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
        listeners.record(legId, name, action, done);
    }

    @Override
    public void supervise(long supervisor, long session, SuperviseMode mode, Consumer<Ack> done) {
        listeners.supervise(supervisor, session, mode, done);
    }

    @Override
    public boolean up() {
        return state.up();
    }

    @Override
    public void linkWanted(Runnable connect, Consumer<String> later) {
        leadership.claim(new Leadership.Claim() {
            @Override
            public void held(boolean markWasGone) {
                connect.run();
            }

            @Override
            public void lost() {
                link.close();
                state.leadershipLost();
            }

            @Override
            public void failed(String why) {
                later.accept(why);
            }
        });
    }

    @Override
    public void linkOpened() {
        int ours = state.opened();
        reconciler.begin();
        synchronization.run(settings.trunks(), new Synchronization.Result() {
            @Override
            public void synchronised(SwitchState found) {
                if (state.synchronising(ours)) {
                    cameUp(found);
                }
            }

            @Override
            public void failed(String why) {
                if (state.synchronising(ours)) {
                    unfit = why;
                    link.drop();
                }
            }
        });
    }

    private void cameUp(SwitchState found) {
        boolean restarted = startupTime != null && !startupTime.equals(found.startupTime());
        startupTime = found.startupTime();
        link.proven();
        found.arrivals().stream().filter(SwitchState.Arrival::answered).forEach(arrivals::adopt);
        SwitchSnapshot now = reconciler.apply(found.knownTo(registry));
        detector.leftOver(found.helpers());
        listeners.adopt(found.helpers());
        sweep.bridges(found.emptyBridges());
        state.cameUp(now, restarted);
        reconciler.tellEarly();
        found.arrivals().stream()
                .filter(arrival -> !arrival.answered() && !reconciler.hasEnded(arrival.channel()))
                .forEach(arrival -> arrivals.arrived(arrival.channel(), arrival.arguments()));
        atTheDoor.forEach(start -> arrivals.arrived(start.channel(), start.arguments()));
        atTheDoor.clear();
    }

    @Override
    public void linkEvent(AriEvent event) {
        tap.see(event);
        if (event instanceof AriEvent.ApplicationReplaced) {
            unfit = "another connection took the application " + settings.app();
            link.drop(); // an engine's, or one of ours that a frozen switch came to late: the mark will tell
        } else if (!state.over()) {
            if (state.synchronising() && event instanceof AriEvent.Destroyed destroyed) {
                reconciler.ended(destroyed.channel());
                atTheDoor.removeIf(start -> start.channel().equals(destroyed.channel()));
            }
            early = false;
            events.on(event);
            if (early) {
                reconciler.tooEarly(() -> events.on(event));
            }
            listeners.on(event);
            if (event instanceof AriEvent.StasisStart start) {
                started(start);
            }
        }
    }

    private void started(AriEvent.StasisStart start) {
        detector.on(start);
        if (start.role().equals(EventTracker.TIE)) {
            advisors.joinTie(start.channel(), start.arguments());
        }
        if (start.role().equals(Arrivals.ROLE)) {
            if (up()) {
                arrivals.arrived(start.channel(), start.arguments());
            } else {
                atTheDoor.add(start); // told after the link
            }
        }
    }

    @Override
    public void linkClosed(String why) {
        atTheDoor.clear();
        listeners.linkDown();
        state.down(reason(why));
    }

    private String reason(String why) {
        String found = unfit;
        unfit = "";
        if (!found.isEmpty()) {
            return found;
        }
        return why.contains("401") ? AriExamination.refusal(settings) : why;
    }

    @Override
    public void attach(Leg leg) {
        legs.attach(leg);
    }

    @Override
    public void seat(AdvisorLeg advisor) {
        advisors.seat(advisor);
    }

    @Override
    public void guard(Leg leg) {
        legs.guard(leg);
        detector.listen(leg);
    }

    @Override
    public void leftAlone(Leg leg, long partnerLegId, boolean talked) {
        transfers.leftAlone(leg, partnerLegId, talked);
    }

    @Override
    public void ending(Leg leg, boolean known) {
        listeners.legEnds(leg, known);
    }

    @Override
    public void advisorGone(long sessionId) {
        listeners.advisorGone(sessionId);
    }

    @Override
    public void orphan(String channel) {
        if (up()) {
            sweep.orphan(channel);
        } else {
            early = true; // what is unknown now is about to be adopted
        }
    }

    /** About once a second. */
    @Override
    public void sweep() {
        if (up()) {
            listener.on(pool.roundTrip());
            sweep.run();
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the port says: null if it cannot be asked
    public void snapshot(Consumer<SwitchSnapshot> done) {
        synchronization.read(new Synchronization.Result() {
            @Override
            public void synchronised(SwitchState found) {
                done.accept(found.snapshot());
            }

            @Override
            public void failed(String why) {
                done.accept(null);
            }
        });
    }

    void messageBegins(long legId) {
        events.messageBegins(legId);
    }

    void dropLink() {
        link.drop();
    }

    @Override
    public void close() {
        state.close();
        link.close();
        pool.close();
    }
}
