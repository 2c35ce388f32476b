package io.cadencia.telephony.ari;

import io.cadencia.telephony.leg.ChannelIds;
import java.util.Set;

/**
 * How to reach one Asterisk and the limits of the link.
 *
 * @param host name or address of Asterisk's HTTP server
 * @param port its TCP port
 * @param user of ari.conf
 * @param password of ari.conf; a secret, never logged
 * @param app the Stasis application, as in the dialplan {@code out,cust}
 * @param trunks PJSIP endpoints through which legs may be dialled; their events are subscribed
 * @param connections HTTP connections for commands, 8 to 16 are sensible
 * @param queueLimit commands waiting for a connection; one more is refused as overloaded
 * @param commandTimeoutMs a command without an answer after this long is given up
 * @param pingMs time between two pings on the event socket
 * @param readIdleMs the event socket is closed after this long without any byte
 * @param firstBackOffMs wait before the first reconnection; doubled up to {@code lastBackOffMs}
 * @param lastBackOffMs longest wait between two reconnections
 * @param node the switch's number among several, 0 to 255: calls from outside get ids of their own by it
 */
public record AriSettings(
        String host,
        int port,
        String user,
        String password,
        String app,
        Set<String> trunks,
        int connections,
        int queueLimit,
        long commandTimeoutMs,
        long pingMs,
        long readIdleMs,
        long firstBackOffMs,
        long lastBackOffMs,
        int node) {

    public AriSettings {
        trunks = Set.copyOf(trunks);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("ARI port must be 1..65535, was " + port);
        }
        if (connections < 1 || queueLimit < 1) {
            throw new IllegalArgumentException("ARI needs at least one connection and one place in the queue");
        }
        if (commandTimeoutMs < 1 || pingMs < 1 || readIdleMs <= pingMs) {
            throw new IllegalArgumentException("ARI times must be positive and readIdleMs longer than pingMs");
        }
        if (firstBackOffMs < 1 || lastBackOffMs < firstBackOffMs) {
            throw new IllegalArgumentException("ARI back-off must be positive and not shrink");
        }
        ChannelIds.checkNode(node);
    }

    /** The measured defaults: 12 connections, 2,000 queued commands, ping each 2 s, dead after 6 s of silence. */
    public static AriSettings of(String host, int port, String user, String password) {
        return new AriSettings(
                host, port, user, password, "cadencia", Set.of("trunk"), 12, 2_000, 5_000, 2_000, 6_000, 50, 2_000, 0);
    }

    /** The same as one of several switches. */
    public AriSettings asNode(int number) {
        return new AriSettings(
                host,
                port,
                user,
                password,
                app,
                trunks,
                connections,
                queueLimit,
                commandTimeoutMs,
                pingMs,
                readIdleMs,
                firstBackOffMs,
                lastBackOffMs,
                number);
    }

    @Override
    public String toString() {
        return "AriSettings[" + user + "@" + host + ":" + port + ", app=" + app + ", trunks=" + trunks + "]";
    }
}
