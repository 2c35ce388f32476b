package io.cadencia.core.port.telephony;

import io.cadencia.core.call.LegState;
import java.util.List;

/**
 * The legs and advisors of ours that a switch has at one moment.
 *
 * @param abandoned legs to which the switch played the abandonment message, living or not, until it is told to forget
 *     them ({@link TelephonySwitch#forgetAbandoned})
 */
public record SwitchSnapshot(List<Leg> legs, List<Advisor> advisors, List<Long> abandoned) {
    public static final SwitchSnapshot EMPTY = new SwitchSnapshot(List.of(), List.of());

    public SwitchSnapshot {
        abandoned = abandoned == null ? List.of() : abandoned; // absent from a journal of an older version
    }

    public SwitchSnapshot(List<Leg> legs, List<Advisor> advisors) {
        this(legs, advisors, List.of());
    }

    /**
     * @param state one of DIALING, RINGING, ANSWERED, CONNECTED, HELD
     * @param sessionId the advisor it is connected to, 0 = none
     * @param pairedLegId the leg it was paired with, 0 = none
     */
    public record Leg(long legId, LegState state, long sessionId, long pairedLegId) {
        public Leg(long legId, LegState state, long sessionId) {
            this(legId, state, sessionId, 0);
        }
    }

    public record Advisor(long sessionId) {}
}
