package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.engine.SeatView.PhoneVerdict;
import io.cadencia.core.engine.SeatView.SupervisionView;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SuperviseMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An advisor at work in a campaign. */
final class Seat implements Snapshotable {
    /** Leads set aside for one advisor in manual and preview. */
    static final int MAX_WORK_LIST = 10;

    static final String PAUSE_ON_ENTRY = "INICIO";

    final long advisorId;
    final AdvisorEndpoint endpoint;
    /** Id of the phone leg on the switch: the session that opened it. */
    final long legId;

    long sessionId;
    long campaignId;
    AdvisorState state = AdvisorState.CONNECTING_PHONE;
    long sinceMs;
    AdvisorWork work = AdvisorWork.AWAY;
    long workSinceMs;
    String pauseReason = "";
    String pendingPause = "";
    PhoneLeg leg = PhoneLeg.DOWN;
    /** The switch the phone is, or was last, on. */
    String node = "";
    /** Counted among the phones of that switch. */
    boolean housed;

    long attemptId;

    @Nullable
    Lead lead;

    List<PhoneVerdict> verdicts = List.of();
    /** The lead on the screen has been dialled at least once. */
    boolean leadTried;

    final Deque<Lead> workList = new ArrayDeque<>();
    boolean desktopUp = true;
    int desktopLosses;
    /** Grows with every state: timers set in an earlier one are void. */
    long epoch;

    long deadlineMs;
    int phoneRetries;
    long version;
    int calls;
    int gestiones;
    int promises;
    /** Its phone is being moved by us: back to what the advisor was doing when it is up. */
    boolean moved;

    boolean readyAfterMove;
    String pauseAfterMove = "";
    /** Supervisor: the phone leg of the advisor whose calls this seat takes part in, 0 = none. */
    long supervisedLeg;
    /** Advisor: the phone leg of the supervisor who takes part, 0 = none. */
    long supervisorLeg;

    SuperviseMode supervision = SuperviseMode.OFF;
    final AnsweredRequests answered;

    Seat(long sessionId, long legId, long advisorId, long campaignId, AdvisorEndpoint endpoint, long nowMs) {
        this(sessionId, legId, advisorId, campaignId, endpoint, nowMs, new AnsweredRequests());
    }

    private Seat(
            long sessionId,
            long legId,
            long advisorId,
            long campaignId,
            AdvisorEndpoint endpoint,
            long nowMs,
            AnsweredRequests answered) {
        this.sessionId = sessionId;
        this.legId = legId;
        this.advisorId = advisorId;
        this.campaignId = campaignId;
        this.endpoint = endpoint;
        this.sinceMs = nowMs;
        this.answered = answered;
    }

    /** A call in hand, live or still to be classified. */
    boolean hasCall() {
        return attemptId != 0;
    }

    SeatView view(SeatView.@Nullable CallView call, @Nullable SupervisionView shown) {
        version++;
        return new SeatView(
                version,
                sessionId,
                advisorId,
                campaignId,
                state,
                sinceMs,
                deadlineMs,
                pauseReason,
                pendingPause,
                leg,
                call,
                lead,
                verdicts,
                calls,
                gestiones,
                promises,
                node,
                shown);
    }

    @Override
    public void write(StateWriter out) {
        out.writeLong(sessionId);
        out.writeLong(legId);
        out.writeLong(advisorId);
        out.writeLong(campaignId);
        Wire.ENDPOINT.write(endpoint, out);
        out.writeLong(sinceMs);
        answered.write(out);
        out.writeByte(state.ordinal());
        out.writeByte(work.ordinal());
        out.writeLong(workSinceMs);
        out.writeText(pauseReason);
        out.writeText(pendingPause);
        out.writeByte(leg.ordinal());
        out.writeLong(attemptId);
        Wire.writeOptional(lead, out, Wire.LEAD::write);
        Wire.writeAll(verdicts, out, Seat::writeVerdict);
        out.writeBoolean(leadTried);
        Wire.writeAll(workList, out, Wire.LEAD::write);
        out.writeBoolean(desktopUp);
        out.writeInt(desktopLosses);
        out.writeLong(epoch);
        out.writeLong(deadlineMs);
        out.writeInt(phoneRetries);
        out.writeLong(version);
        out.writeInt(calls);
        out.writeInt(gestiones);
        out.writeInt(promises);
        out.writeText(node);
        out.writeBoolean(housed);
        out.writeLong(supervisedLeg);
        out.writeLong(supervisorLeg);
        out.writeByte(supervision.ordinal());
        out.writeBoolean(moved);
        out.writeBoolean(readyAfterMove);
        out.writeText(pauseAfterMove);
    }

    static Seat read(StateReader in) {
        var seat = new Seat(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Wire.ENDPOINT.read(in),
                in.readLong(),
                AnsweredRequests.read(in));
        seat.state = AdvisorState.values()[in.readByte()];
        seat.work = AdvisorWork.values()[in.readByte()];
        seat.workSinceMs = in.readLong();
        seat.pauseReason = in.readText();
        seat.pendingPause = in.readText();
        seat.leg = PhoneLeg.values()[in.readByte()];
        seat.attemptId = in.readLong();
        seat.lead = Wire.readOptional(in, Wire.LEAD::read);
        var verdicts = new ArrayList<PhoneVerdict>();
        Wire.readAll(in, Seat::readVerdict, verdicts::add);
        seat.verdicts = List.copyOf(verdicts);
        seat.leadTried = in.readBoolean();
        Wire.readAll(in, Wire.LEAD::read, seat.workList::add);
        seat.desktopUp = in.readBoolean();
        seat.desktopLosses = in.readInt();
        seat.epoch = in.readLong();
        seat.deadlineMs = in.readLong();
        seat.phoneRetries = in.readInt();
        seat.version = in.readLong();
        seat.calls = in.readInt();
        seat.gestiones = in.readInt();
        seat.promises = in.readInt();
        seat.node = in.readText();
        seat.housed = in.readBoolean();
        seat.supervisedLeg = in.readLong();
        seat.supervisorLeg = in.readLong();
        seat.supervision = SuperviseMode.values()[in.readByte()];
        seat.moved = in.readBoolean();
        seat.readyAfterMove = in.readBoolean();
        seat.pauseAfterMove = in.readText();
        return seat;
    }

    private static void writeVerdict(PhoneVerdict verdict, StateWriter out) {
        out.writeLong(verdict.phoneId());
        Wire.VERDICT.write(verdict.verdict(), out);
    }

    private static PhoneVerdict readVerdict(StateReader in) {
        return new PhoneVerdict(in.readLong(), Wire.VERDICT.read(in));
    }
}
