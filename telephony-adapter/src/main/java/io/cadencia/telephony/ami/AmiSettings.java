package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.ChannelIds;
import java.util.Set;

/**
 * How to reach one Asterisk's manager interface and the limits of the link.
 *
 * @param host name or address
 * @param port its TCP port
 * @param user of manager.conf
 * @param password of manager.conf; a secret, never logged
 * @param trunks PJSIP endpoints through which legs may be dialled
 * @param inFlightLimit actions without an answer; one more is refused as overloaded
 * @param actionTimeoutMs an action without an answer after this long is given up
 * @param pingMs time between two pings
 * @param readIdleMs the connection is closed after this long without any byte
 * @param firstBackOffMs wait before the first reconnection; doubled up to {@code lastBackOffMs}
 * @param lastBackOffMs longest wait between two reconnections
 * @param node the switch's number among several, 0 to 255: calls from outside get ids of their own by it
 */
public record AmiSettings(
        String host,
        int port,
        String user,
        String password,
        Set<String> trunks,
        int inFlightLimit,
        long actionTimeoutMs,
        long pingMs,
        int readIdleMs,
        long firstBackOffMs,
        long lastBackOffMs,
        int node) {

    public AmiSettings {
        trunks = Set.copyOf(trunks);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("AMI port must be 1..65535, was " + port);
        }
        if (inFlightLimit < 1 || trunks.isEmpty()) {
            throw new IllegalArgumentException("AMI needs at least one action in flight and one trunk");
        }
        if (actionTimeoutMs < 1 || pingMs < 1 || readIdleMs <= pingMs) {
            throw new IllegalArgumentException("AMI times must be positive and readIdleMs longer than pingMs");
        }
        if (firstBackOffMs < 1 || lastBackOffMs < firstBackOffMs) {
            throw new IllegalArgumentException("AMI back-off must be positive and not shrink");
        }
        ChannelIds.checkNode(node);
    }

    /** The proven defaults: 2,000 actions in flight, ping each 5 s, dead after 15 s of silence. */
    public static AmiSettings of(String host, int port, String user, String password) {
        return new AmiSettings(host, port, user, password, Set.of("trunk"), 2_000, 5_000, 5_000, 15_000, 50, 2_000, 0);
    }

    /** The same through other trunks. */
    public AmiSettings withTrunks(Set<String> others) {
        return with(others, node);
    }

    /** The same as one of several switches. */
    public AmiSettings asNode(int number) {
        return with(trunks, number);
    }

    private AmiSettings with(Set<String> others, int number) {
        return new AmiSettings(
                host,
                port,
                user,
                password,
                others,
                inFlightLimit,
                actionTimeoutMs,
                pingMs,
                readIdleMs,
                firstBackOffMs,
                lastBackOffMs,
                number);
    }

    @Override
    public String toString() {
        return "AmiSettings[" + user + "@" + host + ":" + port + ", trunks=" + trunks + "]";
    }
}
