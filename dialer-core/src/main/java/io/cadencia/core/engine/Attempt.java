package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import org.jspecify.annotations.Nullable;

/** One call placed, from the request to its end, and on to its classification if an advisor was in it. */
final class Attempt implements Snapshotable {
    final long id;
    final Lead lead;
    final Phone phone;
    final DialMode mode;
    final long placedAtMs;
    /** Through which line it was placed. */
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
    EndedBy endedBy = EndedBy.SWITCH;

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

    long talkMs() {
        return connected() ? endedAtMs - connectedAtMs : 0;
    }

    void end(EndCause cause, long nowMs) {
        state = LegState.ENDED;
        endedAtMs = nowMs;
        endedBy = cause.by();
        held = false;
    }

    SeatView.@Nullable CallView view() {
        long since = over() ? endedAtMs : Math.max(Math.max(placedAtMs, ringingAtMs), answeredAtMs);
        return new SeatView.CallView(
                id, phone.phoneId(), phone.number(), state, since, connectedAtMs, held, muted, over() ? endedBy : null);
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
        out.writeByte(endedBy.ordinal());
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
        attempt.endedBy = EndedBy.values()[in.readByte()];
        attempt.line = Wire.LINE.read(in);
        return attempt;
    }
}
