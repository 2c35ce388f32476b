package io.cadencia.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedTelephonyTest {
    private static final int CALLS = 10_000;

    private static DialRequest call(long leg, String number) {
        return new DialRequest(leg, number, "trunk", "", 25_000, 2_000, 0);
    }

    private static EventLog play(long seed, int calls) {
        VirtualScheduler scheduler = new VirtualScheduler();
        EventLog log = new EventLog();
        SimulatedTelephony telephony =
                new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.realistic(), seed));
        telephony.start(log);
        for (int i = 1; i <= calls; i++) {
            telephony.dial(call(i, "+52551" + i));
            scheduler.advance(37);
        }
        scheduler.advance(1_000_000);
        return log;
    }

    @Test
    void shouldGiveTheSameEventsForTheSameSeed() {
        assertThat(play(7, 300).events()).isEqualTo(play(7, 300).events());
        assertThat(play(7, 300).events()).isNotEqualTo(play(8, 300).events());
    }

    @Test
    void shouldTreatCallsAsThePopulationSays() {
        VirtualScheduler scheduler = new VirtualScheduler();
        Counter counter = new Counter();
        SimulatedTelephony telephony =
                new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.realistic(), 3));
        telephony.start(counter::count);
        for (int i = 1; i <= CALLS; i++) {
            telephony.dial(call(i, "+52551" + i));
        }
        scheduler.advance(1_000_000);
        // 300 + 20 per mille answer, of those that ring less than 25 s; three standard deviations
        assertThat(counter.answered).isBetween(2_990, 3_340);
        assertThat(counter.busy).isBetween(910, 1_090);
        assertThat(counter.invalid).isBetween(1_390, 1_610);
        assertThat(counter.ended).isEqualTo(CALLS);
    }

    private static final class Counter {
        private int answered;
        private int busy;
        private int invalid;
        private int ended;

        void count(TelephonyEvent event) {
            switch (event) {
                case TelephonyEvent.Answered a -> answered++;
                case TelephonyEvent.Ended e -> {
                    ended++;
                    Outcome outcome = CauseTable.unanswered(e.cause(), false);
                    busy += outcome == Outcome.BUSY ? 1 : 0;
                    invalid += outcome == Outcome.INVALID_NUMBER ? 1 : 0;
                }
                default -> {}
            }
        }
    }

    @Test
    void shouldLoseEverythingWhenTheSwitchRestarts() {
        VirtualScheduler scheduler = new VirtualScheduler();
        EventLog log = new EventLog();
        SimulatedTelephony telephony =
                new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.hasty(), 1));
        telephony.start(log);
        telephony.openAdvisor(5, new AdvisorEndpoint.Sip("a@robots"));
        telephony.dial(call(9, ForcedNumber.number(Behaviour.ANSWER, 0, 1)));
        scheduler.advance(500);
        telephony.restartSwitch(400);
        scheduler.advance(500);
        assertThat(log.ended(9).cause().by()).isEqualTo(EndedBy.LOST);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).hasSize(1);
        assertThat(log.all(TelephonyEvent.LinkUp.class).getLast())
                .isEqualTo(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, true));
    }

    @Test
    void shouldAlsoRunInRealTime() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (WallClockScheduler scheduler = new WallClockScheduler();
                SimulatedTelephony telephony =
                        new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.hasty(), 1))) {
            telephony.start(event -> {
                if (event instanceof TelephonyEvent.Ended) {
                    ended.countDown();
                }
            });
            long before = System.nanoTime();
            telephony.dial(call(1, ForcedNumber.number(Behaviour.BUSY, 300, 1)));
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
                    .isGreaterThanOrEqualTo(295);
        }
    }
}
