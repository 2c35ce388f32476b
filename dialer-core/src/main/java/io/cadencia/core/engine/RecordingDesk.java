package io.cadencia.core.engine;

import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.Recorded;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recordings of conversations with an advisor: begun at the connection where the campaign says so, named by the attempt,
 * paused by the advisor for a reason and not for long. Every change is a fact.
 */
final class RecordingDesk {
    /** A pause ends by itself after this (domain.md, section 5). */
    static final long PAUSE_LIMIT_MS = 120_000;

    static final String LIMIT = "PAUSE_LIMIT";
    static final String REFUSED = "REFUSED";
    static final String UNREPORTED = "UNREPORTED";
    private static final String REASON = "[A-Z][A-Z0-9_]{0,39}";

    private final EngineState state;
    private final Turn turn;

    RecordingDesk(EngineState state, Turn turn) {
        this.state = state;
        this.turn = turn;
    }

    void begin(Attempt attempt) {
        if (state.campaignOf(attempt).spec.calls().recorded() && attempt.recording == Recorded.NONE) {
            attempt.recording = Recorded.ON;
            ask(attempt, RecordAction.START);
        }
    }

    @Nullable
    Rejection pause(Attempt attempt, String reason) {
        if (attempt.recording == Recorded.PAUSED) {
            return null;
        }
        if (attempt.recording != Recorded.ON) {
            return Rejection.of(Code.NO_RECORDING);
        }
        if (!reason.matches(REASON)) {
            String shown = reason.length() > 40 ? reason.substring(0, 40) : reason;
            return new Rejection(
                    Code.INVALID_FIELD,
                    Map.of("field", "reason", "value", shown, "expected", "a code such as CARD_DATA"));
        }
        attempt.recording = Recorded.PAUSED;
        attempt.recordingPausedAtMs = turn.nowMs();
        ask(attempt, RecordAction.PAUSE);
        fact(attempt, attempt.advisorId, RecordingState.PAUSED, reason, 0);
        state.timers.set(
                turn.nowMs() + PAUSE_LIMIT_MS, Timers.Kind.RECORDING_PAUSE, attempt.id, attempt.recordingPausedAtMs);
        return null;
    }

    @Nullable
    Rejection resume(Attempt attempt) {
        if (attempt.recording == Recorded.ON) {
            return null;
        }
        if (attempt.recording != Recorded.PAUSED) {
            return Rejection.of(Code.NO_RECORDING);
        }
        resume(attempt, attempt.advisorId, "");
        return null;
    }

    void pauseOver(Attempt attempt, long pausedAtMs) {
        if (attempt.recording == Recorded.PAUSED && attempt.recordingPausedAtMs == pausedAtMs) {
            resume(attempt, 0, LIMIT);
        }
    }

    private void resume(Attempt attempt, long who, String reason) {
        attempt.recording = Recorded.ON;
        attempt.recordingPausedAtMs = 0;
        ask(attempt, RecordAction.RESUME);
        fact(attempt, who, RecordingState.RESUMED, reason, 0);
        show(attempt);
    }

    /** The advisor leaves the conversation: what the others say is not ours to record. */
    void stop(Attempt attempt) {
        if (running(attempt)) {
            ask(attempt, RecordAction.STOP);
        }
    }

    void event(Attempt attempt, TelephonyEvent.Recording event) {
        switch (event.state()) {
            case STARTED -> fact(attempt, 0, RecordingState.STARTED, "", 0);
            case PAUSED, RESUMED -> {} // told when they were asked for
            case FINISHED, DISCARDED -> over(attempt, Recorded.FINISHED, event.state(), "", event.durationMs());
            case FAILED -> over(attempt, Recorded.FAILED, event.state(), "", event.durationMs());
        }
    }

    void refused(Attempt attempt, Command.TelephonyVerb verb) {
        if (verb == Command.TelephonyVerb.PAUSE_RECORDING && attempt.recording == Recorded.PAUSED) {
            attempt.recording = Recorded.ON;
            attempt.recordingPausedAtMs = 0;
            fact(attempt, 0, RecordingState.RESUMED, REFUSED, 0);
        } else if (verb == Command.TelephonyVerb.RESUME_RECORDING && attempt.recording == Recorded.ON) {
            attempt.recording = Recorded.PAUSED;
            attempt.recordingPausedAtMs = turn.nowMs();
            fact(attempt, 0, RecordingState.PAUSED, REFUSED, 0);
            state.timers.set(
                    turn.nowMs() + PAUSE_LIMIT_MS,
                    Timers.Kind.RECORDING_PAUSE,
                    attempt.id,
                    attempt.recordingPausedAtMs);
        } else if (verb == Command.TelephonyVerb.RECORD) {
            over(attempt, Recorded.FAILED, RecordingState.FAILED, REFUSED, 0);
        }
        show(attempt);
    }

    /** The call is over: a recording the switch never reported finished is an incident, not a silence. */
    void ended(Attempt attempt) {
        over(attempt, Recorded.FAILED, RecordingState.FAILED, UNREPORTED, 0);
    }

    private void over(Attempt attempt, Recorded next, RecordingState change, String reason, long durationMs) {
        if (running(attempt)) {
            attempt.recording = next;
            fact(attempt, 0, change, reason, durationMs);
            show(attempt);
        }
    }

    private static boolean running(Attempt attempt) {
        return attempt.recording == Recorded.ON || attempt.recording == Recorded.PAUSED;
    }

    private void ask(Attempt attempt, RecordAction action) {
        turn.effect(new Effect.RecordCall(attempt.id, name(attempt), action));
    }

    private static String name(Attempt attempt) {
        return Long.toString(attempt.id);
    }

    private void fact(Attempt attempt, long who, RecordingState change, String reason, long durationMs) {
        turn.fact(new Fact.RecordingChanged(
                attempt.id, attempt.lead.campaignId(), who, name(attempt), change, reason, turn.nowMs(), durationMs));
    }

    private void show(Attempt attempt) {
        Seat seat = state.seat(attempt.sessionId);
        if (seat != null) {
            turn.show(seat);
        }
    }
}
