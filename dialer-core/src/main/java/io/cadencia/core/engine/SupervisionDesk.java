package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.Command.Supervise;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.port.telephony.SuperviseMode;
import org.jspecify.annotations.Nullable;

/**
 * Supervisors who listen to, whisper to or join an advisor (MON-1): one supervisor per advisor, one advisor per
 * supervisor, from a seat that is paused. Every beginning, change and end is a fact. Whether the user is a supervisor is
 * checked where users are known, at the gateway.
 */
final class SupervisionDesk {
    private final EngineState state;
    private final Turn turn;

    SupervisionDesk(EngineState state, Turn turn) {
        this.state = state;
        this.turn = turn;
    }

    @Nullable
    Rejection supervise(Supervise command, Seat supervisor) {
        if (command.mode() == SuperviseMode.OFF) {
            stop(supervisor);
            return null;
        }
        if (supervisor.leg != PhoneLeg.UP) {
            return Rejection.of(Code.PHONE_NOT_CONNECTED);
        }
        if (supervisor.state != AdvisorState.PAUSED || supervisor.supervisorLeg != 0) {
            return Rejection.of(Code.WRONG_STATE);
        }
        Seat advisor = state.seatOfAdvisor(command.advisorId());
        if (advisor == null || advisor == supervisor || advisor.leg != PhoneLeg.UP || advisor.supervisedLeg != 0) {
            return Rejection.of(Code.NO_SUCH_ADVISOR);
        }
        if (advisor.supervisorLeg != 0 && advisor.supervisorLeg != supervisor.legId) {
            return Rejection.of(Code.ALREADY_SUPERVISED);
        }
        if (!supervisor.node.equals(advisor.node)) {
            return Rejection.of(Code.OTHER_SWITCH);
        }
        if (supervisor.supervisedLeg != 0 && supervisor.supervisedLeg != advisor.legId) {
            stop(supervisor);
        }
        begin(supervisor, advisor, command.mode());
        return null;
    }

    private void begin(Seat supervisor, Seat advisor, SuperviseMode mode) {
        supervisor.supervisedLeg = advisor.legId;
        supervisor.supervision = mode;
        advisor.supervisorLeg = supervisor.legId;
        tell(supervisor, advisor, mode);
    }

    /** Ends what the seat does to or suffers from another: also when its phone falls or its advisor leaves. */
    void stop(Seat seat) {
        Seat supervisor = seat.supervisedLeg != 0 ? seat : state.seatOfLeg(seat.supervisorLeg);
        Seat advisor = supervisor == null ? null : state.seatOfLeg(supervisor.supervisedLeg);
        if (supervisor == null || advisor == null) {
            return;
        }
        supervisor.supervisedLeg = 0;
        supervisor.supervision = SuperviseMode.OFF;
        advisor.supervisorLeg = 0;
        tell(supervisor, advisor, SuperviseMode.OFF);
    }

    void refused(long supervisorLeg) {
        Seat supervisor = state.seatOfLeg(supervisorLeg);
        if (supervisor != null) {
            stop(supervisor);
        }
    }

    private void tell(Seat supervisor, Seat advisor, SuperviseMode mode) {
        turn.effect(new Effect.Supervise(supervisor.legId, advisor.legId, mode));
        turn.fact(new Fact.AdvisorSupervised(
                supervisor.advisorId, advisor.advisorId, advisor.campaignId, mode, turn.nowMs()));
        turn.show(supervisor);
        turn.show(advisor);
    }
}
