package io.cadencia.core.port.telephony;

/**
 * One call to place.
 *
 * @param number E.164 with its plus sign
 * @param ringTimeoutMs the call is given up after ringing this long
 * @param waitLimitMs fail-safe: answered and neither connected nor played to within this time, the switch itself plays
 *     the abandonment message and hangs up
 * @param attachedSessionId manual and preview: the advisor hears the ringing and is connected from the start; 0 =
 *     predictive
 */
public record DialRequest(
        long legId,
        String number,
        String trunk,
        String callerId,
        long ringTimeoutMs,
        long waitLimitMs,
        long attachedSessionId) {
    public boolean attached() {
        return attachedSessionId != 0;
    }
}
