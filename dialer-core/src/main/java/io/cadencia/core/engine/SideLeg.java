package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CallPolicy.Destination;
import io.cadencia.core.engine.SeatView.ThirdPartyView;

/** The leg of a third party beside an attempt: no lead, no pacing, no classification of its own. */
final class SideLeg implements Snapshotable {
    enum Phase {
        /** The debtor hears music, the advisor has the third party. */
        CONSULT,
        THREE_WAY,
        /** The debtor waits for the third party to answer; the advisor waits whether it does. */
        BLIND,
        /** Debtor and third party talk, the advisor has left. */
        TRANSFERRED
    }

    final long id;
    final long attemptId;
    final long campaignId;
    final long advisorId;
    final Destination destination;
    final Route.Line line;
    final long placedAtMs;
    Phase phase;
    LegState state = LegState.REQUESTED;
    long sinceMs;
    long answeredAtMs;
    boolean ringTimedOut;

    SideLeg(
            long id,
            long attemptId,
            long campaignId,
            long advisorId,
            Destination destination,
            Route.Line line,
            Phase phase,
            long placedAtMs) {
        this.id = id;
        this.attemptId = attemptId;
        this.campaignId = campaignId;
        this.advisorId = advisorId;
        this.destination = destination;
        this.line = line;
        this.phase = phase;
        this.placedAtMs = placedAtMs;
        this.sinceMs = placedAtMs;
    }

    boolean answered() {
        return answeredAtMs != 0;
    }

    boolean ending() {
        return state == LegState.ENDING;
    }

    /** In the advisor's bridge, or on the way to it. */
    boolean withAdvisor() {
        return phase == Phase.CONSULT || phase == Phase.THREE_WAY;
    }

    void enter(LegState next, long nowMs) {
        state = next;
        sinceMs = nowMs;
    }

    ThirdPartyView view() {
        return new ThirdPartyView(destination.name(), destination.number(), phase.name(), state, sinceMs);
    }

    Fact.ThirdPartyCalled over(EndCause cause, Outcome outcome, long nowMs) {
        return new Fact.ThirdPartyCalled(
                id,
                attemptId,
                campaignId,
                advisorId,
                destination.code(),
                destination.number(),
                phase.name(),
                placedAtMs,
                answeredAtMs,
                nowMs,
                outcome,
                cause.q850(),
                cause.sipCode(),
                cause.by());
    }

    @Override
    public void write(StateWriter out) {
        out.writeLong(id);
        out.writeLong(attemptId);
        out.writeLong(campaignId);
        out.writeLong(advisorId);
        Wire.DESTINATION.write(destination, out);
        Wire.LINE.write(line, out);
        out.writeByte(phase.ordinal());
        out.writeLong(placedAtMs);
        out.writeByte(state.ordinal());
        out.writeLong(sinceMs);
        out.writeLong(answeredAtMs);
        out.writeBoolean(ringTimedOut);
    }

    static SideLeg read(StateReader in) {
        var side = new SideLeg(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Wire.DESTINATION.read(in),
                Wire.LINE.read(in),
                Phase.values()[in.readByte()],
                in.readLong());
        side.state = LegState.values()[in.readByte()];
        side.sinceMs = in.readLong();
        side.answeredAtMs = in.readLong();
        side.ringTimedOut = in.readBoolean();
        return side;
    }
}
