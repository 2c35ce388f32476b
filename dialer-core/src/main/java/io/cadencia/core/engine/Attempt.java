package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.SeatView.Recorded;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.pacing.AnswerOdds;
import io.cadencia.core.port.telephony.AmdVerdict;
import org.jspecify.annotations.Nullable;

/** One call placed, from the request to its end, and on to its classification if an advisor was in it. */
final class Attempt implements Snapshotable {
    final long id;
    final Lead lead;
    final Phone phone;
    final DialMode mode;
    final long placedAtMs;
    /** Through which line it was placed; of an inbound call its node and the number that was called. */
    Route.Line line = Route.Line.NONE;

    LegState state = LegState.REQUESTED;
    /** Seat in charge: attached from the start in manual and preview, from the connection in the paced modes; 0 = none. */
    long sessionId;

    long advisorId;
    long ringingAtMs;
    long answeredAtMs;
    long connectedAtMs;
    long endedAtMs;
    boolean held;
    boolean muted;
    boolean abandoned;
    boolean ringTimedOut;
    /** Given up by the pacing after it rang long enough. */
    boolean givenUp;
    /** How likely it was to answer, a class of {@link AnswerOdds}. */
    int odds = AnswerOdds.USUAL;
    /** Part of a conversation its campaign was charged with for its turn, until it is known whether it becomes one. */
    double charged;

    EndedBy endedBy = EndedBy.SWITCH;
    /** This attempt is why its person counts as being in a call. */
    boolean holdsPerson = true;

    Recorded recording = Recorded.NONE;
    /** Since when the recording is paused, 0 = it is not. */
    long recordingPausedAtMs;

    @Nullable
    AmdVerdict machine;
    /** Hung up because a machine answered. */
    boolean machineEnded;
    /** The third party's leg, 0 = none. */
    long sideLegId;

    @Nullable
    Outcome sideOutcome;
    /** Out of the advisor's bridge: with a third party, or waiting for one. */
    boolean away;
    /** When the advisor left the debtor to a third party, 0 = did not. */
    long leftAtMs;
    /** Classified while the debtor still talks to a third party. */
    boolean classified;

    Attempt(long id, Lead lead, Phone phone, DialMode mode, long placedAtMs) {
        this.id = id;
        this.lead = lead;
        this.phone = phone;
        this.mode = mode;
        this.placedAtMs = placedAtMs;
    }

    boolean answered() {
        return answeredAtMs != 0;
    }

    /** The debtor heard it, or was on the line. */
    boolean rang() {
        return ringingAtMs != 0 || answered();
    }

    boolean connected() {
        return connectedAtMs != 0;
    }

    boolean over() {
        return state == LegState.ENDED;
    }

    /** Placed and neither answered nor over. */
    boolean inFlight() {
        return !answered() && !over();
    }

    boolean inbound() {
        return mode == DialMode.INBOUND;
    }

    /** The advisor has left the debtor to a third party. */
    boolean left() {
        return leftAtMs != 0;
    }

    /** The advisor's part is done: the call may be classified. */
    boolean doneForAdvisor() {
        return over() || left();
    }

    /** Debtor and advisor are in each other's hands: talking, or one hears music. */
    boolean inHand() {
        return connected() && !doneForAdvisor() && !away && state != LegState.ENDING;
    }

    /** How long the advisor had the debtor. */
    long talkMs() {
        return connected() ? (left() ? leftAtMs : endedAtMs) - connectedAtMs : 0;
    }

    void end(EndCause cause, long nowMs) {
        state = LegState.ENDED;
        endedAtMs = nowMs;
        endedBy = cause.by();
        held = false;
    }

    SeatView.CallView view(@Nullable SideLeg side) {
        long since = left() ? leftAtMs : over() ? endedAtMs : Math.max(Math.max(placedAtMs, ringingAtMs), answeredAtMs);
        return new SeatView.CallView(
                id,
                phone.phoneId(),
                phone.number(),
                left() ? LegState.ENDED : state,
                since,
                connectedAtMs,
                held,
                muted,
                left() ? EndedBy.US : over() ? endedBy : null,
                inbound(),
                recording,
                machine,
                side == null ? null : side.view(),
                sideOutcome);
    }

    @Override
    public void write(StateWriter out) {
        out.writeLong(id);
        Wire.LEAD.write(lead, out);
        out.writeLong(phone.phoneId());
        out.writeByte(mode.ordinal());
        out.writeLong(placedAtMs);
        out.writeByte(state.ordinal());
        out.writeLong(sessionId);
        out.writeLong(advisorId);
        out.writeLong(ringingAtMs);
        out.writeLong(answeredAtMs);
        out.writeLong(connectedAtMs);
        out.writeLong(endedAtMs);
        out.writeBoolean(held);
        out.writeBoolean(muted);
        out.writeBoolean(abandoned);
        out.writeBoolean(ringTimedOut);
        out.writeBoolean(givenUp);
        out.writeByte(odds);
        out.writeDouble(charged);
        out.writeByte(endedBy.ordinal());
        out.writeBoolean(holdsPerson);
        out.writeByte(recording.ordinal());
        out.writeLong(recordingPausedAtMs);
        Wire.writeEnum(machine, out);
        out.writeBoolean(machineEnded);
        out.writeLong(sideLegId);
        Wire.writeEnum(sideOutcome, out);
        out.writeBoolean(away);
        out.writeLong(leftAtMs);
        out.writeBoolean(classified);
        Wire.LINE.write(line, out);
    }

    static Attempt read(StateReader in) {
        long id = in.readLong();
        Lead lead = Wire.LEAD.read(in);
        long phoneId = in.readLong();
        Phone phone = lead.phones().stream()
                .filter(p -> p.phoneId() == phoneId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("attempt " + id + ": phone " + phoneId + " is missing"));
        var attempt = new Attempt(id, lead, phone, DialMode.values()[in.readByte()], in.readLong());
        attempt.state = LegState.values()[in.readByte()];
        attempt.sessionId = in.readLong();
        attempt.advisorId = in.readLong();
        attempt.ringingAtMs = in.readLong();
        attempt.answeredAtMs = in.readLong();
        attempt.connectedAtMs = in.readLong();
        attempt.endedAtMs = in.readLong();
        attempt.held = in.readBoolean();
        attempt.muted = in.readBoolean();
        attempt.abandoned = in.readBoolean();
        attempt.ringTimedOut = in.readBoolean();
        attempt.givenUp = in.readBoolean();
        attempt.odds = in.readByte();
        attempt.charged = in.readDouble();
        attempt.endedBy = EndedBy.values()[in.readByte()];
        attempt.holdsPerson = in.readBoolean();
        attempt.recording = Recorded.values()[in.readByte()];
        attempt.recordingPausedAtMs = in.readLong();
        attempt.machine = Wire.readEnum(in, AmdVerdict.values());
        attempt.machineEnded = in.readBoolean();
        attempt.sideLegId = in.readLong();
        attempt.sideOutcome = Wire.readEnum(in, Outcome.values());
        attempt.away = in.readBoolean();
        attempt.leftAtMs = in.readLong();
        attempt.classified = in.readBoolean();
        attempt.line = Wire.LINE.read(in);
        return attempt;
    }
}
