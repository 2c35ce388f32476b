package io.cadencia.telephony.leg;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What is known of one debtor's leg. Its owner's thread only. */
public final class Leg {
    /** Silence after the greeting that the detector waits for before its verdict: after_greeting_silence of amd.conf. */
    public static final long AFTER_GREETING_MS = 500;

    private static final long SHORTEST_WAIT_MS = 250;

    private final DialRequest request;
    private final String channel;
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
    private boolean earlyMedia;
    private boolean analysed;
    private long upNanos;
    private @Nullable Future<?> failSafe;

    public Leg(DialRequest request, LegState state) {
        this(request, state, ChannelIds.leg(request.legId()));
    }

    /** @param channel the name of the channel on the switch, where it is not made of the leg's id */
    public Leg(DialRequest request, LegState state, String channel) {
        this.request = request;
        this.channel = channel;
        this.state = state;
        this.lastLive = state;
        this.sessionId = request.attachedSessionId();
        this.pairedLegId = request.attachedLegId();
    }

    public long id() {
        return request.legId();
    }

    public String channel() {
        return channel;
    }

    /** It came from outside. */
    public boolean inbound() {
        return request.legId() < 0;
    }

    public DialRequest request() {
        return request;
    }

    public LegState state() {
        return state;
    }

    public void state(LegState next) {
        if (next != state) {
            sinceNanos = System.nanoTime();
            state = next;
        }
        if (next != LegState.ENDING) {
            lastLive = next;
        }
    }

    /** The state before it was being ended: what the end cause reports. */
    public LegState lastLive() {
        return lastLive;
    }

    /** Milliseconds in the present state, or since it was last looked at. */
    public long ageMs() {
        return (System.nanoTime() - sinceNanos) / 1_000_000;
    }

    public void lookedAt() {
        sinceNanos = System.nanoTime();
    }

    /** The advisor it is or is about to be connected to, 0 = none. */
    public long sessionId() {
        return sessionId;
    }

    public void sessionId(long value) {
        sessionId = value;
    }

    /** The leg it talks to, or is being dialled for, away from any advisor; 0 = none. */
    public long pairedLegId() {
        return pairedLegId;
    }

    public void pairedWith(long otherLegId) {
        pairedLegId = otherLegId;
    }

    public boolean paired() {
        return pairedLegId != 0;
    }

    /** Hung up because the leg it was paired with ended: neither the engine nor the debtor did it. */
    public boolean endedWithPartner() {
        return endedWithPartner;
    }

    public void endsWithPartner() {
        endedWithPartner = true;
        state(LegState.ENDING);
    }

    /** How long an answered leg may wait: the limit counts from the greeting's end, part of it is over at the verdict. */
    public static long waitLimitMs(DialRequest request) {
        return request.amd() == AmdMode.INLINE
                ? Math.max(SHORTEST_WAIT_MS, request.waitLimitMs() - AFTER_GREETING_MS)
                : request.waitLimitMs();
    }

    /** The refusal of a request for a leg that is no more. */
    public static Ack.Refused gone(long legId) {
        return new Ack.Refused(Ack.Reason.LEG_GONE, "leg " + legId);
    }

    /** The refusal of a request that this leg lives for, but not in the right state. */
    public Ack.Refused unfit() {
        String why = paired() ? " is paired with leg " + pairedLegId : " is " + state;
        return new Ack.Refused(Ack.Reason.FAILED, "leg " + id() + why);
    }

    /** May be told to do something now: answered, not on its way out. */
    public boolean inHand() {
        return answered() && state != LegState.ENDING && state != LegState.MESSAGE;
    }

    public boolean hungUpByUs() {
        return hungUpByUs;
    }

    public void hangingUp() {
        hungUpByUs = true;
        state(LegState.ENDING);
    }

    /** The switch said that it has it; before, the request may still be waiting in our own queue. */
    public boolean placed() {
        return placed;
    }

    public void wasPlaced() {
        placed = true;
        lookedAt();
    }

    public boolean detaching() {
        return detaching;
    }

    public void detaching(boolean value) {
        detaching = value;
    }

    /** Whether this is the first audio before the answer. */
    public boolean firstEarlyMedia() {
        boolean first = !earlyMedia;
        earlyMedia = true;
        return first;
    }

    /** The phone was picked up; only the first time counts. */
    public void pickedUp() {
        if (upNanos == 0) {
            upNanos = System.nanoTime();
        }
    }

    /** Milliseconds since the phone was picked up, 0 = not known. */
    public long sinceAnswerMs() {
        return upNanos == 0 ? 0 : (System.nanoTime() - upNanos) / 1_000_000;
    }

    /** Picked up, and the switch still listens whether by a machine before it hands the leg over. */
    public boolean analysed() {
        return analysed;
    }

    public void analysed(boolean value) {
        analysed = value;
    }

    /** The switch did not begin the message it was asked for: it may be asked again. */
    public void messageRefused() {
        if (state == LegState.MESSAGE) {
            state(LegState.ANSWERED);
        }
    }

    public boolean messagePlayed() {
        return messagePlayed;
    }

    public void messageWasPlayed() {
        messagePlayed = true;
    }

    /** The timer that plays the message when nobody takes the answered leg. */
    public void failSafe(Future<?> timer) {
        disarm();
        failSafe = timer;
    }

    /** The wait limit passed while a connection was under way. */
    public boolean failSafeRan() {
        return failSafeRan;
    }

    public void failSafeHasRun() {
        failSafeRan = true;
    }

    public void disarm() {
        if (failSafe != null) {
            failSafe.cancel(false);
            failSafe = null;
        }
    }

    public boolean answered() {
        return answered(lastLive);
    }

    public static boolean answered(LegState state) {
        return switch (state) {
            case REQUESTED, DIALING, RINGING -> false;
            case ANSWERED, CONNECTING, CONNECTED, HELD, MESSAGE, ENDING, ENDED -> true;
        };
    }
}
