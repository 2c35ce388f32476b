package io.cadencia.telephony.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippCarrier;
import io.cadencia.telephony.rig.SippProcess;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that must be refreshed (RFC 4028), by the carrier or by us. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class SessionTimersIT {
    /** Two thirds of the shortest session there is, then Asterisk gives up. */
    private static final long GIVES_UP_MS = 60_000;

    private static final long SLACK_MS = 4_000;

    @Test
    void shouldEndTheLegOfACarrierThatStopsRefreshingAndNoOther() {
        try (SippProcess forgetful = SippCarrier.forgetful();
                SippProcess refreshing = SippCarrier.refreshing();
                SippProcess phones = SippCarrier.refreshedPhones();
                NearEnd one = new NearEnd(AsteriskSettings.local(forgetful.port(), phones.port()));
                NearEnd two = new NearEnd(AsteriskSettings.local(refreshing.port(), phones.port()))) {
            long advisorOfOne = one.advisor("phone@robots");
            long advisorOfTwo = two.advisor("phone@robots");
            long lost = one.answered("1234");
            one.connect(lost, advisorOfOne);
            long answered = System.nanoTime();
            long kept = two.answered("1234");
            two.connect(kept, advisorOfTwo);

            TelephonyEvent.Ended end = one.ended(lost, GIVES_UP_MS + SLACK_MS);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answered))
                    .isGreaterThan(GIVES_UP_MS - SLACK_MS);
            assertThat(end.cause().by()).isEqualTo(EndedBy.SWITCH);
            assertThat(end.cause().at()).isEqualTo(LegState.CONNECTED);
            RealTime.sleep(2 * SLACK_MS);
            assertThat(two.log.count(kept, TelephonyEvent.Ended.class)).isZero();
            assertThat(one.log.all(TelephonyEvent.AdvisorDown.class)).isEmpty();
            assertThat(phones.logged())
                    .as("INVITEs in the middle of the phones' calls")
                    .hasSizeGreaterThanOrEqualTo(2);
            two.hangUp(kept);
            one.closeAdvisor(advisorOfOne);
            two.closeAdvisor(advisorOfTwo);
            for (SippProcess sipp : new SippProcess[] {forgetful, refreshing, phones}) {
                assertNothingFailed(sipp);
            }
        }
    }

    private static void assertNothingFailed(SippProcess sipp) {
        RealTime.sleep(600); // the statistics are a quarter of a second old
        assertThat(sipp.statistics().failed()).as(sipp.errors()).isZero();
        assertThat(sipp.statistics().live()).isZero();
    }
}
