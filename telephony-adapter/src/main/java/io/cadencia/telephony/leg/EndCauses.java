package io.cadencia.telephony.leg;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;

/** Who ended a leg and how, from the codes that Asterisk gives and what we had asked for. Pure. */
final class EndCauses {
    private static final int Q850_NO_ANSWER = 19;

    /** Asterisk's own end of a leg whose audio stopped (rtp_timeout). */
    private static final int Q850_AUDIO_STOPPED = 44;

    /** The same of a session that the far end did not refresh (session timers). */
    private static final int SIP_NOT_REFRESHED = 408;

    private static final long TIMER_SLACK_MS = 300;

    private EndCauses() {}

    /** @param sipCode of the refusal; anything that is no refusal counts as none */
    static EndCause of(int q850, int sipCode, EndedBy by, LegState at) {
        return new EndCause(q850, sipCode >= 300 && sipCode < 700 ? sipCode : 0, by, at);
    }

    static EndCause of(Leg leg, int q850, int sipCode) {
        LegState at = leg.analysed() ? LegState.ANSWERED : leg.lastLive();
        return of(q850, sipCode, by(leg, q850, sipCode), at);
    }

    private static EndedBy by(Leg leg, int q850, int sipCode) {
        if (leg.hungUpByUs()) {
            return EndedBy.US;
        }
        boolean rangOut = !leg.answered()
                && !leg.analysed()
                && q850 == Q850_NO_ANSWER
                && leg.ageMs() + TIMER_SLACK_MS >= leg.request().ringTimeoutMs();
        boolean gaveUp = leg.answered() && (q850 == Q850_AUDIO_STOPPED || sipCode == SIP_NOT_REFRESHED);
        return rangOut || gaveUp || leg.messagePlayed() || leg.endedWithPartner() ? EndedBy.SWITCH : EndedBy.REMOTE;
    }
}
