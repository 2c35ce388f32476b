package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.DialRequest;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What is known of one debtor's leg. Event-loop thread only. */
final class Leg {
    private final DialRequest request;
    private LegState state;
    private LegState lastLive;
    private long sinceNanos = System.nanoTime();
    private long sessionId;
    private boolean hungUpByUs;
    private boolean placed;
    private boolean detaching;
    private boolean messagePlayed;
    private boolean failSafeRan;
    private boolean endedWithPartner;
    private long pairedLegId;
    private @Nullable Future<?> failSafe;

    Leg(DialRequest request, LegState state) {
        this.request = request;
        this.state = state;
        this.lastLive = state;
        this.sessionId = request.attachedSessionId();
        this.pairedLegId = request.attachedLegId();
    }

    long id() {
        return request.legId();
    }

    String channel() {
        return ChannelIds.leg(request.legId());
    }

    DialRequest request() {
        return request;
    }

    LegState state() {
        return state;
    }

    void state(LegState next) {
        if (next != state) {
            sinceNanos = System.nanoTime();
            state = next;
        }
        if (next != LegState.ENDING) {
            lastLive = next;
        }
    }

    /** The state before it was being ended: what the end cause reports. */
    LegState lastLive() {
        return lastLive;
    }

    /** Milliseconds in the present state, or since it was last looked at. */
    long ageMs() {
        return (System.nanoTime() - sinceNanos) / 1_000_000;
    }

    void lookedAt() {
        sinceNanos = System.nanoTime();
    }

    /** The advisor it is or is about to be connected to, 0 = none. */
    long sessionId() {
        return sessionId;
    }

    void sessionId(long value) {
        sessionId = value;
    }

    /** The leg it talks to, or is being dialled for, away from any advisor; 0 = none. */
    long pairedLegId() {
        return pairedLegId;
    }

    void pairedWith(long otherLegId) {
        pairedLegId = otherLegId;
    }

    boolean paired() {
        return pairedLegId != 0;
    }

    /** Hung up because the leg it was paired with ended: neither the engine nor the debtor did it. */
    boolean endedWithPartner() {
        return endedWithPartner;
    }

    void endsWithPartner() {
        endedWithPartner = true;
        state(LegState.ENDING);
    }

    /** May be told to do something now: answered, not on its way out. */
    boolean inHand() {
        return answered() && state != LegState.ENDING && state != LegState.MESSAGE;
    }

    boolean hungUpByUs() {
        return hungUpByUs;
    }

    void hangingUp() {
        hungUpByUs = true;
        state(LegState.ENDING);
    }

    /** The switch said that it has it; before, the request may still be waiting in our own queue. */
    boolean placed() {
        return placed;
    }

    void wasPlaced() {
        placed = true;
        lookedAt();
    }

    boolean detaching() {
        return detaching;
    }

    void detaching(boolean value) {
        detaching = value;
    }

    boolean messagePlayed() {
        return messagePlayed;
    }

    void messageWasPlayed() {
        messagePlayed = true;
    }

    /** The timer that plays the message when nobody takes the answered leg. */
    void failSafe(Future<?> timer) {
        disarm();
        failSafe = timer;
    }

    /** The wait limit passed while a connection was under way. */
    boolean failSafeRan() {
        return failSafeRan;
    }

    void failSafeHasRun() {
        failSafeRan = true;
    }

    void disarm() {
        if (failSafe != null) {
            failSafe.cancel(false);
            failSafe = null;
        }
    }

    boolean answered() {
        return answered(lastLive);
    }

    static boolean answered(LegState state) {
        return switch (state) {
            case REQUESTED, DIALING, RINGING -> false;
            case ANSWERED, CONNECTING, CONNECTED, HELD, MESSAGE, ENDING, ENDED -> true;
        };
    }
}
