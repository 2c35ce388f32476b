package io.cadencia.telephony.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.FarEnd;
import io.cadencia.telephony.rig.SippCarrier;
import io.cadencia.telephony.rig.SippProcess;
import io.cadencia.telephony.rig.TrunkOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines that go dead without a word: the audio stops, no BYE comes. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SilenceIT {
    private static final TrunkOptions IMPATIENT = TrunkOptions.silentDebtors().withRtpTimeout(3, 9);

    @Test
    void shouldEndTheLegOfALineThatGoesDead() {
        try (FarEnd carrier = FarEnd.start();
                FarEnd phones = FarEnd.start();
                NearEnd near = new NearEnd(
                        AsteriskSettings.local(carrier.port(), phones.port()).withTrunk(IMPATIENT))) {
            long session = near.advisor("hum1000@robots");
            long leg = near.answered("hum0440");
            near.connect(leg, session);
            RealTime.sleep(4_000); // longer than the limit, but there is audio
            assertThat(near.log.count(leg, TelephonyEvent.Ended.class)).isZero();
            carrier.freeze(true);
            long frozen = System.nanoTime();
            try {
                TelephonyEvent.Ended end = near.ended(leg, 10_000);
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - frozen))
                        .isBetween(1_500L, 7_000L);
                assertThat(end.cause().by()).isEqualTo(EndedBy.SWITCH);
                assertThat(end.cause().at()).isEqualTo(LegState.CONNECTED);
                assertThat(near.log.all(TelephonyEvent.AdvisorDown.class)).isEmpty();
            } finally {
                carrier.freeze(false);
            }
        }
    }

    @Test
    void shouldBePatientWithALineThatHoldsUs() {
        try (SippProcess carrier = SippCarrier.holding();
                NearEnd near =
                        new NearEnd(AsteriskSettings.local(carrier.port(), 9).withTrunk(IMPATIENT))) {
            long leg = near.dialWaiting("1234", AmdMode.NONE);
            near.await(() -> near.log.count(leg, TelephonyEvent.Answered.class) == 1);
            long answered = System.nanoTime();
            near.ended(leg, 20_000);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answered))
                    .isBetween(8_000L, 16_000L);
        }
    }
}
