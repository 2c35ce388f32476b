package io.cadencia.telephony.leg;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.telephony.rig.AsteriskProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AmdConfigurationTest {
    /** What the detector spends of the two seconds after a greeting is taken off the wait limit. */
    @Test
    void shouldKnowTheSilenceThatAsteriskWaitsForAfterAGreeting() throws IOException {
        try (InputStream file = AsteriskProcess.class.getResourceAsStream("etc/amd.conf")) {
            assertThat(file).isNotNull();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("(?m)^after_greeting_silence=" + Leg.AFTER_GREETING_MS + "\\b");
        }
    }
}
