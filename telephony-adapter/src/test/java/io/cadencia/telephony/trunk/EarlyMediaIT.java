package io.cadencia.telephony.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.FarEnd;
import io.cadencia.telephony.rig.Tone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Announcements of the network before the answer (183 with audio). */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class EarlyMediaIT {
    private FarEnd far;
    private NearEnd near;

    private void start(Protocol protocol) {
        far = FarEnd.start();
        near = new NearEnd(AsteriskProcess.start(AsteriskSettings.local(far.port(), far.port())), protocol);
    }

    @AfterEach
    void stop() {
        near.close();
        far.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeAnAnnouncementForAnAnswer(Protocol protocol) {
        start(protocol);
        long before = System.nanoTime();
        long leg = near.dial("early0440");
        near.await(() -> near.log.count(leg, TelephonyEvent.EarlyMedia.class) == 1);
        assertThat(near.log.story(leg)).containsExactly("Dialing", "Ringing", "EarlyMedia");
        near.await(() -> near.log.count(leg, TelephonyEvent.Answered.class) == 1);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isGreaterThan(2_300);
        assertThat(near.log.story(leg)).containsExactly("Dialing", "Ringing", "EarlyMedia", "Answered");
        near.hangUp(leg);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveUpAfterTheRingTimeoutThoughAnAnnouncementPlays(Protocol protocol) {
        start(protocol);
        long before = System.nanoTime();
        long leg = near.dial("prompt0440", AmdMode.NONE, 0, 3_000);
        TelephonyEvent.Ended end = near.ended(leg, 8_000);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isBetween(2_800L, 5_000L);
        assertThat(near.log.story(leg)).containsExactly("Dialing", "EarlyMedia", "Ended");
        assertThat(end.cause().by()).isEqualTo(EndedBy.SWITCH);
        assertThat(CauseTable.unanswered(end.cause(), false)).isEqualTo(Outcome.NO_ANSWER);
    }

    /** By AMI the advisor hears a tone that Asterisk makes, see ADR 10. */
    @Test
    void shouldLetTheAdvisorOfAManualCallHearTheAnnouncement() {
        start(Protocol.ARI);
        long session = near.advisor("hum1000@robots");
        long leg = near.dial("early0440", AmdMode.NONE, session, 20_000);
        near.await(() -> near.log.has(new TelephonyEvent.Connected(leg, session)));
        assertThat(near.log.story(leg)).containsExactly("Dialing", "Ringing", "EarlyMedia", "Answered", "Connected");
        near.hangUp(leg);
        near.closeAdvisor(session);
        RealTime.sleep(300);
        assertThat(Tone.seconds(far.heard("hum1000"), 440, 1_000)).isGreaterThan(1.5);
    }
}
