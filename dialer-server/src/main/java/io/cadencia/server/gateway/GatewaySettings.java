package io.cadencia.server.gateway;

import io.cadencia.protocol.Protocol;

/**
 * Addresses and limits of the gateway.
 *
 * @param host address to listen on
 * @param port 0 = any free one
 * @param maxConnections further ones are closed at once
 * @param maxSessions further sign-ins are refused with {@code SEAT_LIMIT}
 * @param messagesPerSecond a connection may send on the long run; {@code messageBurst} at once; a faster one is closed
 * @param outgoingMessages not yet taken by a connection's socket; at more its reader is too slow and it is closed
 * @param silenceMs a connection that says nothing as long is closed
 * @param helloMs a connection must have said Hello within
 * @param resumeMs a session without a seat and without a connection is kept as long
 * @param signInThreads passwords checked at the same time, 19 MiB and a core each
 * @param signInQueue sign-ins waiting for that; further ones are refused with {@code SERVER_BUSY}
 */
public record GatewaySettings(
        String host,
        int port,
        String serverVersion,
        int maxConnections,
        int maxSessions,
        int messagesPerSecond,
        int messageBurst,
        int outgoingMessages,
        long silenceMs,
        long helloMs,
        long resumeMs,
        int signInThreads,
        int signInQueue) {

    public GatewaySettings {
        range("gateway.port", port, 0, 65_535);
        range("gateway.maxConnections", maxConnections, 1, 100_000);
        range("gateway.maxSessions", maxSessions, 1, 100_000);
        range("gateway.messagesPerSecond", messagesPerSecond, 1, 10_000);
        range("gateway.messageBurst", messageBurst, 1, 10_000);
        range("gateway.outgoingMessages", outgoingMessages, 16, 10_000);
        range("gateway.silenceMs", silenceMs, 100, 600_000);
        range("gateway.helloMs", helloMs, 100, 60_000);
        range("gateway.resumeMs", resumeMs, 1_000, 86_400_000);
        range("gateway.signInThreads", signInThreads, 1, 64);
        range("gateway.signInQueue", signInQueue, 1, 10_000);
    }

    public static GatewaySettings of(String host, int port, String serverVersion) {
        return new GatewaySettings(
                host,
                port,
                serverVersion,
                10_000,
                10_000,
                20,
                100,
                128,
                Protocol.SILENCE_LIMIT_MS,
                10_000,
                600_000,
                2,
                1_024);
    }

    private static void range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " " + value + " must be " + min + " to " + max);
        }
    }
}
