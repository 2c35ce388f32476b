package io.cadencia.core.engine;

import io.cadencia.core.engine.Command.ControlCall;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an advisor does to the call in hand. */
final class ControlDesk {
    private final EngineState state;
    private final Turn turn;
    private final CallDesk calls;
    private final SideDesk sides;
    private final RecordingDesk recordings;
    private final EndDesk ends;

    ControlDesk(EngineState state, Turn turn, CallDesk calls, SideDesk sides, RecordingDesk recordings, EndDesk ends) {
        this.state = state;
        this.turn = turn;
        this.calls = calls;
        this.sides = sides;
        this.recordings = recordings;
        this.ends = ends;
    }

    @Nullable
    Rejection control(ControlCall command, Seat seat) {
        Attempt attempt = state.attemptOf(seat);
        if (attempt == null || attempt.id != command.attemptId() || attempt.doneForAdvisor()) {
            return Rejection.of(Code.NO_SUCH_CALL);
        }
        turn.show(seat);
        return switch (command.control()) {
            case HANG_UP -> {
                ends.hangUp(attempt);
                yield null;
            }
            case DROP_THIRD_PARTY -> sides.drop(attempt);
            case HOLD,
                    RESUME,
                    MUTE,
                    UNMUTE,
                    SEND_DTMF,
                    CONSULT,
                    TRANSFER,
                    MERGE,
                    LEAVE,
                    PAUSE_RECORDING,
                    RESUME_RECORDING ->
                attempt.inHand() && seat.leg == PhoneLeg.UP
                        ? inHand(command, attempt, seat)
                        : Rejection.of(Code.NOT_AVAILABLE_ON_THIS_LEG);
        };
    }

    private @Nullable Rejection inHand(ControlCall command, Attempt attempt, Seat seat) {
        return switch (command.control()) {
            case HOLD -> hold(attempt, true);
            case RESUME -> hold(attempt, false);
            case MUTE -> mute(attempt, true);
            case UNMUTE -> mute(attempt, false);
            case SEND_DTMF -> sendDtmf(command.digits(), attempt);
            case CONSULT -> sides.call(attempt, seat, command.detail(), SideLeg.Phase.CONSULT);
            case TRANSFER -> sides.call(attempt, seat, command.detail(), SideLeg.Phase.BLIND);
            case MERGE -> sides.merge(attempt);
            case LEAVE -> sides.leave(attempt);
            case PAUSE_RECORDING -> recordings.pause(attempt, command.detail());
            case RESUME_RECORDING -> recordings.resume(attempt);
            case HANG_UP, DROP_THIRD_PARTY -> throw new IllegalStateException("handled before");
        };
    }

    /** With a third party in the call, who hears whom is a matter of merging and dropping it. */
    private @Nullable Rejection hold(Attempt attempt, boolean on) {
        if (attempt.sideLegId != 0) {
            return Rejection.of(Code.NOT_AVAILABLE_ON_THIS_LEG);
        }
        calls.hold(attempt, on);
        return null;
    }

    private @Nullable Rejection mute(Attempt attempt, boolean on) {
        calls.mute(attempt, on);
        return null;
    }

    /** To whoever the advisor talks to: in a consultation the third party, who may be a menu. */
    private @Nullable Rejection sendDtmf(String digits, Attempt attempt) {
        if (!digits.matches("[0-9A-D*#]{1,32}")) {
            String shown = digits.length() > 40 ? digits.substring(0, 40) : digits;
            return new Rejection(Code.INVALID_FIELD, Map.of("field", "digits", "value", shown, "expected", "0-9 * #"));
        }
        SideLeg side = state.sideOf(attempt);
        long listener = side != null && side.phase == SideLeg.Phase.CONSULT ? side.id : attempt.id;
        turn.effect(new Effect.SendDtmf(listener, digits));
        return null;
    }
}
