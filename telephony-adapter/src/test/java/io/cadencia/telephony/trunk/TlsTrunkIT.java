package io.cadencia.telephony.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.FarEnd;
import io.cadencia.telephony.rig.TestCertificates;
import io.cadencia.telephony.rig.Tone;
import io.cadencia.telephony.rig.TrunkOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A carrier that speaks SIP over TLS and audio by SRTP only: a second Asterisk. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class TlsTrunkIT {
    @TempDir
    private static Path folder;

    private static Path ours;
    private static Path carriers;
    private static Path strangers;

    @BeforeAll
    static void makeCertificates() {
        ours = TestCertificates.make(folder.resolve("ours"));
        carriers = TestCertificates.make(folder.resolve("carriers"));
        TestCertificates.trust(ours, carriers);
        strangers = TestCertificates.make(folder.resolve("strangers"));
        TestCertificates.trust(strangers, TestCertificates.make(folder.resolve("nobodys")));
    }

    @Test
    void shouldTalkBothWaysThroughAnEncryptedTrunk() {
        try (FarEnd carrier = FarEnd.secure(carriers);
                FarEnd phones = FarEnd.start();
                NearEnd near = new NearEnd(settings(carrier, phones))) {
            long session = near.advisor("hum1000@robots");
            long leg = near.answered("hum0440");
            near.connect(leg, session);
            assertThat(near.asterisk.console("pjsip show channelstats")).contains("ulaw");
            assertThat(carrier.console("pjsip list channels")).contains("near");
            RealTime.sleep(3_000);
            near.hangUp(leg);
            near.closeAdvisor(session);
            RealTime.sleep(300);

            assertThat(Tone.seconds(carrier.heard("hum0440"), 1_000, 1_000)).isGreaterThan(2);
            assertThat(Tone.seconds(phones.heard("hum1000"), 440, 1_000)).isGreaterThan(2);
            assertThat(carrier.lastLines()).doesNotContain("SRTP unprotect failed");
        }
    }

    @Test
    void shouldLetAnAdvisorTalkToACallerWhoComesOverTheEncryptedTrunk() {
        try (FarEnd carrier = FarEnd.secure(carriers);
                FarEnd phones = FarEnd.start();
                NearEnd near = new NearEnd(settings(carrier, phones))) {
            long session = near.advisor("hum1000@robots");
            carrier.call(near.asterisk.settings(), "5550042", "hum0440");
            near.await(() -> !near.log.all(TelephonyEvent.Arrived.class).isEmpty());
            TelephonyEvent.Arrived arrived =
                    near.log.all(TelephonyEvent.Arrived.class).getFirst();
            assertThat(arrived.called()).isEqualTo("5550042");
            near.connect(arrived.legId(), session);
            assertThat(carrier.console("pjsip list channels")).contains("near");
            RealTime.sleep(3_000);
            near.hangUp(arrived.legId());
            near.closeAdvisor(session);
            RealTime.sleep(300);

            assertThat(Tone.seconds(carrier.heard("hum0440"), 1_000, 1_000)).isGreaterThan(2);
            assertThat(Tone.seconds(phones.heard("hum1000"), 440, 1_000)).isGreaterThan(2);
            assertThat(near.asterisk.lastLines()).doesNotContain("SRTP unprotect failed");
        }
    }

    /** Its certificate is signed by nobody we know: what it calls for never rings here. */
    @Test
    void shouldNotLetAStrangerCallOverTls() {
        try (FarEnd stranger = FarEnd.secure(strangers);
                NearEnd near = new NearEnd(settings(stranger, stranger))) {
            stranger.call(near.asterisk.settings(), "5550042", "hum0440");
            RealTime.sleep(3_000); // the one who is let in arrives at once
            assertThat(near.log.all(TelephonyEvent.Arrived.class)).isEmpty();
            assertThat(near.asterisk.console("core show channels count")).contains("0 calls processed");
        }
    }

    @Test
    void shouldRefuseACarrierWhoseCertificateIsNotTheOneItTrusts() {
        try (FarEnd impostor = FarEnd.secure(strangers);
                NearEnd near = new NearEnd(settings(impostor, impostor))) {
            long leg = near.dial("hum0440");
            TelephonyEvent.Ended end = near.ended(leg, NearEnd.PATIENCE_MS);
            assertThat(near.log.story(leg)).doesNotContain("Answered", "Ringing");
            assertThat(CauseTable.unanswered(end.cause(), false)).as("%s", end).isEqualTo(Outcome.CONGESTION);
            assertThat(near.asterisk.lastLines()).containsIgnoringCase("certificate");
            assertThat(impostor.console("core show channels count")).contains("0 calls processed");
        }
    }

    private static AsteriskSettings settings(FarEnd carrier, FarEnd phones) {
        return AsteriskSettings.local(carrier.sipsPort(), phones.port())
                .withTrunk(TrunkOptions.production().withTls(ours));
    }
}
