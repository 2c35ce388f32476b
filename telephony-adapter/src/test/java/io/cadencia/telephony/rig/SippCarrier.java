package io.cadencia.telephony.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A carrier that answers each call at once, is silent, and offers the session again after a while: {@code carrier.xml}. */
public final class SippCarrier {
    private static final long NEVER_MS = 3_600_000;

    private SippCarrier() {}

    /** Promises to refresh within the shortest time there is, 90 s, and does so once, after 40. */
    public static SippProcess refreshing() {
        return start(
                "Require: timer\n      Session-Expires: 90;refresher=uas",
                40_000,
                "Session-Expires: 90;refresher=uac",
                "sendrecv");
    }

    /** Promises to refresh within 90 s and forgets it. */
    public static SippProcess forgetful() {
        return start("Require: timer\n      Session-Expires: 90;refresher=uas", NEVER_MS, "Subject: never", "sendrecv");
    }

    /** Puts us on hold one second after the answer. */
    public static SippProcess holding() {
        return start("Subject: none", 1_000, "Subject: hold", "inactive");
    }

    /** Answers and sends nothing, ever. */
    public static SippProcess silent() {
        return start("Subject: none", NEVER_MS, "Subject: never", "sendrecv");
    }

    private static SippProcess start(String answer, long againAfterMs, String again, String direction) {
        try (InputStream stream = SippCarrier.class.getResourceAsStream("carrier.xml")) {
            if (stream == null) {
                throw new RigException("carrier.xml is not in the build");
            }
            String scenario = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ANSWER_HEADERS@", answer)
                    .replace("@AGAIN_AFTER@", Long.toString(againAfterMs))
                    .replace("@AGAIN_HEADERS@", again)
                    .replace("@AGAIN_DIRECTION@", direction);
            return SippProcess.start("carrier", scenario, FreePorts.udp());
        } catch (IOException e) {
            throw new RigException("carrier.xml cannot be read: " + e.getMessage(), e);
        }
    }

    /** Phones that pick up at once, stay, and want us to refresh within 90 s: an INVITE in the middle of the call. */
    public static SippProcess refreshedPhones() {
        return SippProcess.start(
                "phones",
                SippScenario.phones("Require: timer\n      Session-Expires: 90;refresher=uac"),
                FreePorts.udp());
    }
}
