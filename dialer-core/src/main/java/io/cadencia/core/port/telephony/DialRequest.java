package io.cadencia.core.port.telephony;

/**
 * One call to place.
 *
 * @param number E.164 with its plus sign
 * @param ringTimeoutMs the call is given up after ringing this long
 * @param waitLimitMs fail-safe: answered and neither connected nor played to within this time, the switch itself plays
 *     the abandonment message and hangs up
 * @param attachedSessionId the leg joins this advisor's bridge from the start, the advisor hears the ringing: manual and
 *     preview calls, and a third party beside the debtor or, while the debtor is held, in consultation; 0 = predictive
 * @param attachedLegId blind transfer: this answered leg leaves the advisor, hears the ringing and is paired with the new
 *     leg from the start (see {@link TelephonySwitch#pair}); 0 = none
 * @param amd whether to listen for an answering machine; predictive legs only
 * @param node the switch to place it on when there are several; empty = the only one
 */
public record DialRequest(
        long legId,
        String number,
        String trunk,
        String callerId,
        long ringTimeoutMs,
        long waitLimitMs,
        long attachedSessionId,
        long attachedLegId,
        AmdMode amd,
        String node) {
    /** A call without extras on the only switch. */
    public DialRequest(
            long legId,
            String number,
            String trunk,
            String callerId,
            long ringTimeoutMs,
            long waitLimitMs,
            long attachedSessionId) {
        this(legId, number, trunk, callerId, ringTimeoutMs, waitLimitMs, attachedSessionId, 0, AmdMode.NONE, "");
    }

    public boolean attached() {
        return attachedSessionId != 0 || attachedLegId != 0;
    }
}
