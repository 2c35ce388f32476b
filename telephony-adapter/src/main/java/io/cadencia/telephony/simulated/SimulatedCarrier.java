package io.cadencia.telephony.simulated;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.recording.Recordings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The network behind {@link SimulatedTelephony}: legs live here. Simulation thread only. */
final class SimulatedCarrier {
    private static final int NORMAL_CLEARING = 16;

    private final Scheduler scheduler;
    private final SimulatedSettings settings;
    private final TelephonyListener listener;
    private final SimulatedDebtors debtors = new SimulatedDebtors(this);
    private final Random random;
    private final Map<Long, SimulatedLeg> legs = new LinkedHashMap<>();
    /** Who heard the message, until the engine has written it down. */
    private final Set<Long> abandoned = new LinkedHashSet<>();

    private final Recordings recordings;
    private boolean linked = true;
    private long arrivals;

    SimulatedCarrier(Scheduler scheduler, SimulatedSettings settings, TelephonyListener listener) {
        this.scheduler = scheduler;
        this.settings = settings;
        this.listener = listener;
        this.random = new Random(settings.seed());
        this.recordings = new Recordings(this::emit, new SimulatedRecorder(), scheduler::nowMs);
    }

    Recordings recordings() {
        return recordings;
    }

    void arrive(String called, String caller, long patienceMs) {
        long legId = --arrivals;
        DialRequest none = new DialRequest(legId, caller, "", "", patienceMs, 0, 0);
        Fate stays = new Fate(Behaviour.ANSWER, 0, DebtorPopulation.UNTIL_HUNG_UP_MS);
        SimulatedLeg leg = new SimulatedLeg(none, stays, new TelephonyEvent.Arrived(legId, called, caller));
        legs.put(legId, leg);
        leg.state(LegState.RINGING);
        tellArrival(leg);
        later(leg, patienceMs, () -> {
            if (leg.state() == LegState.RINGING) {
                end(leg, NORMAL_CLEARING, 0, EndedBy.REMOTE);
            }
        });
    }

    /** Those that came while the link was away. */
    void tellArrivals() {
        new ArrayList<>(legs.values()).forEach(this::tellArrival);
    }

    private void tellArrival(SimulatedLeg leg) {
        if (leg.arrived() != null && leg.told() == LegState.REQUESTED && linked) {
            leg.told(LegState.RINGING);
            emit(leg.arrived());
        }
    }

    @Nullable
    SimulatedLeg leg(long legId) {
        SimulatedLeg leg = legs.get(legId);
        return leg == null || leg.over() ? null : leg;
    }

    void place(DialRequest request) {
        SimulatedLeg leg = new SimulatedLeg(request, Fate.of(request.number(), settings.population(), random));
        legs.put(leg.id(), leg);
        advance(leg, LegState.DIALING, new TelephonyEvent.Dialing(leg.id()));
        SimulatedLeg transferred = leg(request.attachedLegId());
        if (transferred != null) {
            joinPair(transferred, leg.id());
        }
        debtors.called(leg);
    }

    void answer(SimulatedLeg leg) {
        LegState answered = leg.paired() ? LegState.CONNECTED : LegState.ANSWERED;
        advance(leg, answered, new TelephonyEvent.Answered(leg.id()));
        if (leg.sessionId() != 0) {
            connect(leg, leg.sessionId());
        } else if (!leg.paired() && !leg.inbound()) {
            later(leg, leg.request().waitLimitMs(), () -> {
                if (leg.state() == LegState.ANSWERED && !leg.taken()) {
                    play(leg, Prompt.ABANDONMENT);
                }
            });
        }
    }

    void connect(SimulatedLeg leg, long sessionId) {
        leg.take();
        leg.sessionId(sessionId);
        advance(leg, LegState.CONNECTED, new TelephonyEvent.Connected(leg.id(), sessionId));
    }

    void detach(SimulatedLeg leg) {
        long sessionId = leg.sessionId();
        leg.sessionId(0);
        advance(leg, LegState.ANSWERED, new TelephonyEvent.Disconnected(leg.id(), sessionId));
    }

    /** The two leave whomever they were with and talk to each other. */
    void pair(SimulatedLeg one, SimulatedLeg other) {
        joinPair(one, other.id());
        joinPair(other, one.id());
    }

    private void joinPair(SimulatedLeg leg, long otherLegId) {
        long sessionId = leg.sessionId();
        leg.take();
        leg.sessionId(0);
        leg.pairedWith(otherLegId);
        leg.state(LegState.CONNECTED);
        leg.told(LegState.CONNECTED);
        if (sessionId != 0) {
            emit(new TelephonyEvent.Disconnected(leg.id(), sessionId));
        }
    }

    void hold(SimulatedLeg leg, boolean on) {
        leg.state(on ? LegState.HELD : LegState.CONNECTED);
        leg.told(leg.state());
    }

    void play(SimulatedLeg leg, Prompt prompt) {
        leg.hears(prompt);
        if (!leg.inbound()) {
            abandoned.add(leg.id());
        }
        leg.state(LegState.MESSAGE);
        leg.told(LegState.MESSAGE);
        later(leg, settings.messageMs(), () -> {
            emit(new TelephonyEvent.PlaybackFinished(leg.id()));
            end(leg, NORMAL_CLEARING, 0, EndedBy.SWITCH);
        });
    }

    void hangup(SimulatedLeg leg) {
        end(leg, NORMAL_CLEARING, 0, EndedBy.US);
    }

    void end(SimulatedLeg leg, int q850, int sipCode, EndedBy by) {
        if (leg.over()) {
            return;
        }
        if (leg.analysed()) { // it was picked up, and that counts
            leg.analysed(false);
            advance(leg, LegState.ANSWERED, new TelephonyEvent.Answered(leg.id()));
        }
        EndCause cause = new EndCause(q850, sipCode, by, leg.state());
        boolean talked = leg.answered();
        leg.cancelTimers();
        leg.state(LegState.ENDED);
        if (linked) {
            legs.remove(leg.id());
            recordings.legEnds(leg.id(), true);
            emit(new TelephonyEvent.Ended(leg.id(), cause));
        }
        SimulatedLeg partner = leg(leg.pairedLegId());
        if (partner != null) {
            leftAlone(partner, talked);
        }
    }

    /** The end of one ends the other, unless the other never answered: then there was no talk to end. */
    private void leftAlone(SimulatedLeg leg, boolean talked) {
        leg.pairedWith(0);
        if (talked) {
            end(leg, NORMAL_CLEARING, 0, EndedBy.SWITCH);
        } else {
            leg.state(LegState.ANSWERED);
            leg.told(LegState.ANSWERED);
        }
    }

    void advance(SimulatedLeg leg, LegState state, TelephonyEvent event) {
        leg.state(state);
        if (linked) {
            leg.told(state);
            emit(event);
        }
    }

    void later(SimulatedLeg leg, long delayMs, Runnable task) {
        leg.keep(scheduler.schedule(delayMs, task));
    }

    void emit(TelephonyEvent event) {
        if (linked) {
            listener.on(event);
        }
    }

    void unlink() {
        linked = false;
    }

    /** The link is back: tells what was missed, as after a reconciliation with a real switch. */
    void relink() {
        linked = true;
        for (SimulatedLeg leg : new ArrayList<>(legs.values())) {
            if (leg.over() && leg.told() == LegState.REQUESTED) {
                legs.remove(leg.id()); // came and went unheard
            } else if (leg.over()) {
                legs.remove(leg.id());
                recordings.legEnds(leg.id(), false);
                emit(new TelephonyEvent.Ended(
                        leg.id(), EndCause.lost(abandoned.contains(leg.id()) ? LegState.MESSAGE : leg.told())));
            } else if (leg.told() != LegState.REQUESTED && leg.told() != leg.state()) {
                leg.missed().forEach(this::emit);
                leg.told(leg.state());
            }
        }
    }

    /** The switch restarts: every leg is gone without a word. */
    void loseAll() {
        legs.values().forEach(leg -> {
            leg.cancelTimers();
            leg.state(LegState.ENDED);
        });
    }

    Set<Prompt> playing() {
        Set<Prompt> playing = EnumSet.noneOf(Prompt.class);
        legs.values().stream()
                .filter(leg -> leg.state() == LegState.MESSAGE)
                .map(SimulatedLeg::heard)
                .filter(Objects::nonNull)
                .forEach(playing::add);
        return playing;
    }

    List<Long> abandoned() {
        return List.copyOf(abandoned);
    }

    void forgetAbandoned(List<Long> legIds) {
        legIds.forEach(abandoned::remove);
    }

    List<SwitchSnapshot.Leg> snapshot() {
        return legs.values().stream()
                .filter(leg -> !leg.over() && leg.told() != LegState.REQUESTED)
                .map(leg -> new SwitchSnapshot.Leg(leg.id(), leg.state(), leg.sessionId(), leg.pairedLegId()))
                .toList();
    }
}
