package io.cadencia.core.port.telephony;

/** Where an advisor's audio is. */
public sealed interface AdvisorEndpoint {
    /** A SIP phone registered on (or known to) the switch under this account. */
    record Sip(String account) implements AdvisorEndpoint {}

    /**
     * The bridge of an advisor whose phone is on another switch, reached by a call between the two.
     *
     * @param address host and port of that switch's SIP
     * @param sessionId the advisor's session there
     */
    record Tie(String address, long sessionId) implements AdvisorEndpoint {}

    /** The built-in headset over a WebSocket: reserved, see {@link Capability#MEDIA_WEBSOCKET}. */
    record Media(String format) implements AdvisorEndpoint {}
}
