package io.cadencia.core.port.telephony;

import io.cadencia.core.call.EndCause;

/**
 * What happens on a switch. {@code legId} is the attempt's id, {@code sessionId} the advisor session's, {@code node} the
 * switch's name where there are several (empty = the only one).
 */
public sealed interface TelephonyEvent {
    /** An event of a debtor's leg. */
    sealed interface LegEvent extends TelephonyEvent {
        long legId();
    }

    /** The link is up and what the switch has is known; {@code switchRestarted}: all earlier legs are gone. */
    record LinkUp(SwitchSnapshot snapshot, boolean switchRestarted, String node) implements TelephonyEvent {
        public LinkUp(SwitchSnapshot snapshot, boolean switchRestarted) {
            this(snapshot, switchRestarted, "");
        }
    }

    record LinkDown(String why, String node) implements TelephonyEvent {
        public LinkDown(String why) {
            this(why, "");
        }
    }

    /** Another engine took the switch over: stop dialling, do not reconnect. */
    record LeadershipLost(String node) implements TelephonyEvent {
        public LeadershipLost() {
            this("");
        }
    }

    /**
     * How long requests of the last second took, from their being asked for to the answer; one without an answer yet
     * counts with its age. About once a second while the link is up.
     */
    record RoundTrip(long p95Ms, int requests, String node) implements TelephonyEvent {}

    record AdvisorUp(long sessionId) implements TelephonyEvent {}

    record AdvisorDown(long sessionId, EndCause cause) implements TelephonyEvent {}

    record Dialing(long legId) implements LegEvent {}

    record Ringing(long legId) implements LegEvent {}

    /** Answered and under our control. */
    record Answered(long legId) implements LegEvent {}

    record Connected(long legId, long sessionId) implements LegEvent {}

    record Disconnected(long legId, long sessionId) implements LegEvent {}

    record Dtmf(long legId, String digit) implements LegEvent {}

    record PlaybackFinished(long legId) implements LegEvent {}

    /**
     * A call from outside, still unanswered. The switch side chooses the leg's id, below zero so that it is nobody
     * else's. It waits for {@link TelephonySwitch#answer}, {@link TelephonySwitch#connect} or a hang-up.
     */
    record Arrived(long legId, String called, String caller, String node) implements LegEvent {
        public Arrived(long legId, String called, String caller) {
            this(legId, called, caller, "");
        }
    }

    /** Audio before the answer: announcements of the network, or ringing made far away. */
    record EarlyMedia(long legId) implements LegEvent {}

    /** {@code cause} in the detector's own words; {@code afterAnswerMs} since the answer. */
    record MachineDetected(long legId, AmdVerdict verdict, String cause, long afterAnswerMs) implements LegEvent {}

    /** {@code durationMs} of what is recorded so far, 0 = not known. */
    record Recording(long legId, String name, RecordingState state, long durationMs) implements LegEvent {}

    record Ended(long legId, EndCause cause) implements LegEvent {}
}
