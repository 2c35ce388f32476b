package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A carrier that lies now and then, among a whole population of debtors: nothing leaks and nothing ends twice. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MalformedAnswersIT {
    private static final int LEGS = 400;
    private static final int ADVISORS = 10;
    private static final long BETWEEN_CALLS_MS = 25;
    private static final int MALFORMED = 20; // per mille
    private static final DebtorPopulation HASTY =
            new DebtorPopulation(480, 100, 130, 30, 20, 500, 0.4, 1_500, 1_000, 300);
    /** So that chance alone does not decide: of each kind some are certain. */
    private static final List<String> CERTAIN = List.of("+0090100001", "+0000100002", "+0090100003", "+0000100004");

    @Test
    void shouldEndEveryLegOnceAndLeaveNothingBehindWithAFaultyCarrier() {
        EventLog log = new EventLog();
        try (SippProcess debtors = SippProcess.debtors(HASTY, MALFORMED);
                SippProcess phones = SippProcess.phones();
                AsteriskProcess asterisk =
                        AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
                AriTelephony telephony = new AriTelephony(Protocol.ari(asterisk.settings()))) {
            telephony.start(event -> {
                log.on(event);
                if (event instanceof TelephonyEvent.Answered answered) {
                    var unused = telephony.connect(answered.legId(), 1 + answered.legId() % ADVISORS);
                }
            });
            await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 1);
            for (long session = 1; session <= ADVISORS; session++) {
                telephony.openAdvisor(session, new AdvisorEndpoint.Sip("phone" + session + "@robots"));
            }
            await(() -> log.all(TelephonyEvent.AdvisorUp.class).size() == ADVISORS);

            for (long leg = 1; leg <= LEGS; leg++) {
                telephony.dial(request(leg));
                RealTime.sleep(BETWEEN_CALLS_MS);
            }

            await(() -> log.all(TelephonyEvent.Ended.class).size() >= LEGS);
            await(() -> !asterisk.console("core show channels concise").contains("leg-"));
            RealTime.sleep(1_000); // for what would come too late
            assertThat(log.all(TelephonyEvent.Ended.class))
                    .extracting(TelephonyEvent.Ended::legId)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, LEGS).boxed().toList());
            assertThat(LongStream.rangeClosed(1, LEGS)
                            .filter(leg -> !log.story(leg).getLast().equals("Ended")))
                    .as("legs with a word after their end")
                    .isEmpty();
            assertThat(log.all(TelephonyEvent.Connected.class))
                    .as("legs that a sound answer connected")
                    .hasSizeGreaterThan(LEGS / 4)
                    .extracting(TelephonyEvent.Connected::legId)
                    .doesNotContain(1L, 2L, 3L, 4L);
            assertThat(debtors.statistics().created()).isEqualTo(LEGS);
            assertThat(Set.copyOf(log.all(TelephonyEvent.AdvisorDown.class)))
                    .as("advisors cut off")
                    .isEmpty();
            assertThat(log.all(TelephonyEvent.LinkDown.class)).isEmpty();
        }
    }

    private static DialRequest request(long leg) {
        String number = leg <= CERTAIN.size() ? CERTAIN.get((int) leg - 1) : "+52555" + (1_000_000 + leg);
        return new DialRequest(leg, number, "trunk", "+525550000000", 6_000, 2_000, 0);
    }

    private static void await(BooleanSupplier condition) {
        RealTime.await(condition, 60_000);
    }
}
