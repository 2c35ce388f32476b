package io.cadencia.telephony.simulated;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The advisors' phones behind {@link SimulatedTelephony}, and who supervises whom. Simulation thread only. */
final class SimulatedAdvisors {
    private static final int NORMAL_CLEARING = 16;

    private final Scheduler scheduler;
    private final SimulatedSettings settings;
    private final TelephonyListener listener;
    private final Set<String> accounts = new HashSet<>();
    private final Map<Long, Boolean> phones = new LinkedHashMap<>(); // session -> picked up
    private final Map<Long, Long> supervised = new HashMap<>(); // by supervisor

    SimulatedAdvisors(Scheduler scheduler, SimulatedSettings settings, TelephonyListener listener) {
        this.scheduler = scheduler;
        this.settings = settings;
        this.listener = listener;
    }

    void provision(String account) {
        accounts.add(account);
    }

    Ack open(long sessionId, AdvisorEndpoint endpoint) {
        return switch (endpoint) {
            case AdvisorEndpoint.Sip(String account) -> open(sessionId, account);
            case AdvisorEndpoint.Tie(String address, long there) -> open(sessionId, "tie@" + settings.robots());
            case AdvisorEndpoint.Media media -> new Ack.Refused(Ack.Reason.NOT_SUPPORTED, "audio over WebSocket");
        };
    }

    private Ack open(long sessionId, String account) {
        boolean known = phones.containsKey(sessionId);
        if (!known && !accounts.contains(account) && !account.endsWith("@" + settings.robots())) {
            return new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, account);
        }
        phones.putIfAbsent(sessionId, false);
        scheduler.schedule(settings.advisorAnswerMs(), () -> {
            if (phones.replace(sessionId, true) != null) {
                listener.on(new TelephonyEvent.AdvisorUp(sessionId));
            }
        });
        return Ack.ACCEPTED;
    }

    boolean up(long sessionId) {
        return Boolean.TRUE.equals(phones.get(sessionId));
    }

    void gone(long sessionId, EndedBy by) {
        if (phones.remove(sessionId) != null) {
            forget(sessionId);
            EndCause cause = new EndCause(NORMAL_CLEARING, 0, by, LegState.CONNECTED);
            listener.on(new TelephonyEvent.AdvisorDown(sessionId, cause));
        }
    }

    private void forget(long sessionId) {
        supervised.remove(sessionId);
        supervised.values().removeIf(session -> session == sessionId);
    }

    void loseAll() {
        List<Long> lost = List.copyOf(phones.keySet());
        phones.clear();
        supervised.clear();
        lost.forEach(
                session -> listener.on(new TelephonyEvent.AdvisorDown(session, EndCause.lost(LegState.CONNECTED))));
    }

    /** There is no audio here: what is simulated is who may supervise whom, and until when. */
    Ack supervise(long supervisor, long sessionId, SuperviseMode mode) {
        if (mode == SuperviseMode.OFF) {
            supervised.remove(supervisor);
            return Ack.ACCEPTED;
        }
        if (supervisor == sessionId) {
            return new Ack.Refused(Ack.Reason.FAILED, "session " + sessionId + " would supervise itself");
        }
        if (!up(supervisor) || !up(sessionId)) {
            return new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + (up(supervisor) ? sessionId : supervisor));
        }
        supervised.put(supervisor, sessionId);
        return Ack.ACCEPTED;
    }

    /** What listens to others, as channels on a real switch would. */
    int listeners() {
        return supervised.size();
    }

    List<SwitchSnapshot.Advisor> snapshot() {
        return phones.keySet().stream().map(SwitchSnapshot.Advisor::new).toList();
    }
}
