package io.cadencia.core.port.telephony;

import io.cadencia.core.call.EndCause;

/** What happens on a switch. {@code legId} is the attempt's id, {@code sessionId} the advisor session's. */
public sealed interface TelephonyEvent {
    /** An event of a debtor's leg. */
    sealed interface LegEvent extends TelephonyEvent {
        long legId();
    }

    /** The link is up and what the switch has is known; {@code switchRestarted}: all earlier legs are gone. */
    record LinkUp(SwitchSnapshot snapshot, boolean switchRestarted) implements TelephonyEvent {}

    record LinkDown(String why) implements TelephonyEvent {}

    /** Another engine took the switch over: stop dialling, do not reconnect. */
    record LeadershipLost() implements TelephonyEvent {}

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

    record Ended(long legId, EndCause cause) implements LegEvent {}
}
