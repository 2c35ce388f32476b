package io.cadencia.telephony.rig;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where one Asterisk of the rig listens and whom it calls. All addresses are {@code host} or {@code host:port}.
 *
 * @param sipAddress address of its SIP port; 127.0.0.1, or the machine's own to let real phones register
 * @param sipPort UDP port of SIP
 * @param ariPort TCP port of ARI, on the loopback address only
 * @param ariPassword made by {@link #local}, never stored
 * @param amiPort TCP port of AMI, on the loopback address only
 * @param amiPassword made by {@link #local}, never stored
 * @param rtpFirst first UDP port of audio
 * @param rtpPorts how many of them; two a leg
 * @param trunk where the carrier is
 * @param robots where the robot phones of advisors are
 * @param sipsPort TCP port of SIP over TLS, open only with a trunk over TLS
 * @param options how to speak to the carrier
 */
public record AsteriskSettings(
        String sipAddress,
        int sipPort,
        int ariPort,
        String ariPassword,
        int amiPort,
        String amiPassword,
        int rtpFirst,
        int rtpPorts,
        String trunk,
        String robots,
        int sipsPort,
        TrunkOptions options) {
    private static final int RTP_PORTS = 4_000;
    private static final int PASSWORD_BYTES = 18;

    /** Free ports of the loopback address and a new password. */
    public static AsteriskSettings local(int carrierPort, int robotsPort) {
        return new AsteriskSettings(
                "127.0.0.1",
                FreePorts.udp(),
                FreePorts.tcp(),
                newPassword(),
                FreePorts.tcp(),
                newPassword(),
                FreePorts.rtpBase(RTP_PORTS),
                RTP_PORTS,
                "127.0.0.1:" + carrierPort,
                "127.0.0.1:" + robotsPort,
                FreePorts.tcp(),
                TrunkOptions.silentDebtors());
    }

    /** The same, with SIP on another address and a well-known port, for real phones. */
    public AsteriskSettings withSip(String address, int port) {
        return new AsteriskSettings(
                address,
                port,
                ariPort,
                ariPassword,
                amiPort,
                amiPassword,
                rtpFirst,
                rtpPorts,
                trunk,
                robots,
                sipsPort,
                options);
    }

    /** The same with another way to speak to the carrier. */
    public AsteriskSettings withTrunk(TrunkOptions trunkOptions) {
        return new AsteriskSettings(
                sipAddress,
                sipPort,
                ariPort,
                ariPassword,
                amiPort,
                amiPassword,
                rtpFirst,
                rtpPorts,
                trunk,
                robots,
                sipsPort,
                trunkOptions);
    }

    /** The same with so many free ports for audio, two a channel. */
    public AsteriskSettings withRtpPorts(int ports) {
        return new AsteriskSettings(
                sipAddress,
                sipPort,
                ariPort,
                ariPassword,
                amiPort,
                amiPassword,
                FreePorts.rtpBase(ports),
                ports,
                trunk,
                robots,
                sipsPort,
                options);
    }

    /** A password of 144 random bits. */
    public static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "AsteriskSettings[sip=" + sipAddress + ":" + sipPort + ", ari=127.0.0.1:" + ariPort + ", ami=127.0.0.1:"
                + amiPort + "]";
    }
}
