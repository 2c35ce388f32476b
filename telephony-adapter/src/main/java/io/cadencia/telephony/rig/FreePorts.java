package io.cadencia.telephony.rig;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address that nobody uses now. */
final class FreePorts {
    private static final int FIRST_RTP = 12_000;
    private static final int LAST_RTP = 32_000;
    private static final int RTP_STEP = 1_000;

    private FreePorts() {}

    static int tcp() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RigException("No free TCP port on the loopback address: " + e.getMessage(), e);
        }
    }

    static int udp() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RigException("No free UDP port on the loopback address: " + e.getMessage(), e);
        }
    }

    /** The first port of a range below the ephemeral ones; Asterisk skips those that others hold. */
    static int rtpBase(int ports) {
        int choices = (LAST_RTP - FIRST_RTP - ports) / RTP_STEP;
        return FIRST_RTP + RTP_STEP * ThreadLocalRandom.current().nextInt(Math.max(1, choices));
    }
}
