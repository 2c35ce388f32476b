package io.cadencia.telephony.amd;

import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.MachineDetectionContract;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.FarEnd;
import io.cadencia.telephony.trunk.NearEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machine detection by a real Asterisk on synthetic voices; one protocol a class, one after the other. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
abstract class RealMachineDetection extends MachineDetectionContract {
    @TempDir
    private static Path folder;

    static FarEnd far;
    static AsteriskProcess asterisk;
    static List<VoiceSample> samples;

    private final Protocol protocol;

    RealMachineDetection(Protocol protocol) {
        super(protocol.bench(asterisk));
        this.protocol = protocol;
    }

    @BeforeAll
    static void startRig() {
        samples = VoiceSamples.make(folder);
        far = FarEnd.start();
        samples.forEach(sample -> far.sample(sample.name(), sample.pcm()));
        asterisk = AsteriskProcess.start(AsteriskSettings.local(far.port(), far.port()));
    }

    @AfterAll
    static void stopRig() {
        asterisk.close();
        far.close();
    }

    @AfterEach
    void shouldLeaveNoListeningChannelBehind() {
        RealTime.await(() -> !listening(), 8_000, () -> "channels still listen");
    }

    private static boolean listening() {
        String channels = asterisk.console("core show channels");
        return channels.contains("Snoop/") || channels.contains("Local/");
    }

    @Override
    protected AdvisorEndpoint endpoint() {
        return new AdvisorEndpoint.Sip("hum1000@robots");
    }

    @Override
    protected String human() {
        return "say" + named(VoiceSample.Kind.HUMAN, "one word");
    }

    @Override
    protected String machine() {
        return "say" + named(VoiceSample.Kind.NOBODY, "fax"); // a voice is now and then UNSURE, see the docs
    }

    private static String named(VoiceSample.Kind kind, String group) {
        return samples.stream()
                .filter(sample -> sample.kind() == kind && sample.group().equals(group))
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** In line, the dialer away: the debtor hears the message within two seconds after the greeting. */
    @Test
    void shouldFallBackToTheMessageWhenTheDialerGoesAwayDuringTheAnalysis() {
        AsteriskSettings settings = AsteriskSettings.local(far.port(), far.port());
        try (AsteriskProcess other = AsteriskProcess.start(settings);
                NearEnd near = new NearEnd(other, protocol)) {
            long leg = near.dialWaiting(human(), AmdMode.INLINE, 2_000);
            near.await(() -> near.log.count(leg, TelephonyEvent.Ringing.class) == 1);
            near.telephony.close();
            RealTime.sleep(1_000); // picked up 0.3 s after the ringing; "bueno" is over before
            RealTime.await(() -> other.console("core show channels").contains("Playback"), 3_000);
        }
    }
}
