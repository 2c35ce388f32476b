package io.cadencia.telephony.rig;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the rig's Asterisk speaks to the carrier.
 *
 * @param certificates folder of own-cert.pem, own-key.pem and carrier-ca.pem; with it SIP goes over TLS and audio by SRTP
 * @param sessionTimers whether the session must be refreshed
 * @param sessionExpiresS asked-for time between refreshes, seconds, at least 90
 * @param rtpTimeoutS seconds without audio until a leg is ended, 0 = never
 * @param rtpTimeoutHoldS the same while the far end holds us
 */
public record TrunkOptions(
        Optional<Path> certificates, boolean sessionTimers, int sessionExpiresS, int rtpTimeoutS, int rtpTimeoutHoldS) {
    private static final int SHORTEST_SESSION_S = 90;

    public TrunkOptions {
        if (sessionExpiresS < SHORTEST_SESSION_S) {
            throw new IllegalArgumentException(
                    "sessionExpiresS must be at least 90 (RFC 4028), was " + sessionExpiresS);
        }
        if (rtpTimeoutS < 0 || rtpTimeoutHoldS < rtpTimeoutS) {
            throw new IllegalArgumentException("rtpTimeoutS must not be negative nor longer than rtpTimeoutHoldS, were "
                    + rtpTimeoutS + " and " + rtpTimeoutHoldS);
        }
    }

    /** UDP to debtors without audio, who would not survive an audio timeout. */
    public static TrunkOptions silentDebtors() {
        return new TrunkOptions(Optional.empty(), true, 1_800, 0, 0);
    }

    /** As with a real carrier: session timers of half an hour, audio missing for a minute (held: five) ends the leg. */
    public static TrunkOptions production() {
        return new TrunkOptions(Optional.empty(), true, 1_800, 60, 300);
    }

    /** The same over TLS and SRTP. */
    public TrunkOptions withTls(Path folder) {
        return new TrunkOptions(Optional.of(folder), sessionTimers, sessionExpiresS, rtpTimeoutS, rtpTimeoutHoldS);
    }

    /** The same with other limits of silence. */
    public TrunkOptions withRtpTimeout(int seconds, int heldSeconds) {
        return new TrunkOptions(certificates, sessionTimers, sessionExpiresS, seconds, heldSeconds);
    }

    /** The name of the template that describes the trunk. */
    String kind() {
        return certificates.isPresent() ? "tls" : "udp";
    }
}
