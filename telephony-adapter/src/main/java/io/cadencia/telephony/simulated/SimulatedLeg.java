package io.cadencia.telephony.simulated;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One debtor's leg. Simulation thread only. */
final class SimulatedLeg {
    private final DialRequest request;
    private final Fate fate;
    private final List<Scheduler.Timer> timers = new ArrayList<>();
    private LegState state = LegState.REQUESTED;
    private LegState told = LegState.REQUESTED;
    private long sessionId;
    private long pairedLegId;
    private boolean taken;
    private final TelephonyEvent.@Nullable Arrived arrived;
    private boolean analysed;
    private @Nullable Prompt heard;

    SimulatedLeg(DialRequest request, Fate fate) {
        this(request, fate, null);
    }

    /** @param arrived how it is told, if it came from outside */
    SimulatedLeg(DialRequest request, Fate fate, TelephonyEvent.@Nullable Arrived arrived) {
        this.request = request;
        this.arrived = arrived;
        this.fate = fate;
        this.sessionId = request.attachedSessionId();
        this.pairedLegId = request.attachedLegId();
    }

    long id() {
        return request.legId();
    }

    DialRequest request() {
        return request;
    }

    boolean inbound() {
        return arrived != null;
    }

    TelephonyEvent.@Nullable Arrived arrived() {
        return arrived;
    }

    Fate fate() {
        return fate;
    }

    LegState state() {
        return state;
    }

    void state(LegState next) {
        state = next;
    }

    /** The last state the listener was told; behind {@link #state()} while the link is down. */
    LegState told() {
        return told;
    }

    void told(LegState value) {
        told = value;
    }

    long sessionId() {
        return sessionId;
    }

    void sessionId(long value) {
        sessionId = value;
    }

    /** The leg it talks to away from any advisor, 0 = none. */
    long pairedLegId() {
        return pairedLegId;
    }

    void pairedWith(long otherLegId) {
        pairedLegId = otherLegId;
    }

    boolean paired() {
        return pairedLegId != 0;
    }

    /** An advisor was once connected: the wait limit no longer counts. */
    boolean taken() {
        return taken;
    }

    void take() {
        taken = true;
    }

    /** Picked up, and the switch listens whether by a machine before it hands the leg over. */
    boolean analysed() {
        return analysed;
    }

    void analysed(boolean value) {
        analysed = value;
    }

    /** The message it hears, null = none. */
    @Nullable
    Prompt heard() {
        return heard;
    }

    void hears(Prompt prompt) {
        heard = prompt;
    }

    boolean over() {
        return state == LegState.ENDED;
    }

    boolean answered() {
        return switch (state) {
            case ANSWERED, CONNECTED, HELD, MESSAGE -> true;
            case REQUESTED, DIALING, RINGING, CONNECTING, ENDING, ENDED -> false;
        };
    }

    void keep(Scheduler.Timer timer) {
        timers.add(timer);
    }

    void cancelTimers() {
        timers.forEach(Scheduler.Timer::cancel);
        timers.clear();
    }

    /** What happened since it was last told, while the link was away. */
    List<TelephonyEvent> missed() {
        List<TelephonyEvent> missed = new ArrayList<>();
        if (told == LegState.DIALING) {
            missed.add(new TelephonyEvent.Ringing(id()));
        }
        if (answered() && state != LegState.MESSAGE) {
            missed.add(new TelephonyEvent.Answered(id()));
        }
        if (state == LegState.CONNECTED && !paired()) {
            missed.add(new TelephonyEvent.Connected(id(), sessionId));
        }
        return missed;
    }
}
