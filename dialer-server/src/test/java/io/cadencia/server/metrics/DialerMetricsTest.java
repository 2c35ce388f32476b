package io.cadencia.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.server.metrics.DialerMetrics.SignInOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DialerMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DialerMetrics metrics = new DialerMetrics(registry, new LiveFigures());

    @Test
    void shouldGiveThePercentilesOfWhatWasRecorded() {
        for (int i = 1; i <= 1_000; i++) {
            metrics.decision(i * 1_000L);
        }

        var snapshot = metrics.decisions().snapshot();

        assertThat(snapshot.count()).isEqualTo(1_000);
        assertThat(snapshot.p50()).isBetween(499_000L, 501_000L);
        assertThat(snapshot.p95()).isBetween(949_000L, 951_500L);
        assertThat(snapshot.p99()).isBetween(989_000L, 991_500L);
        assertThat(snapshot.max()).isBetween(1_000_000L, 1_001_000L);
        assertThat(metrics.decisions().recent()).isEqualTo(snapshot);
    }

    @Test
    void shouldCountEachValueOnceHoweverOftenItIsRead() {
        metrics.journalFsync(5_000);
        metrics.journalFsyncs().snapshot();
        metrics.journalFsyncs().recent();

        assertThat(metrics.journalFsyncs().snapshot().count()).isEqualTo(1);
        assertThat(metrics.journalFsyncs().sumNanos()).isBetween(4_900.0, 5_100.0);
    }

    @Test
    void shouldClampDurationsNoClockShouldGive() {
        metrics.bridgeToPop(-5);
        metrics.bridgeToPop(Long.MAX_VALUE);

        assertThat(metrics.bridgesToPops().snapshot().count()).isEqualTo(2);
    }

    @Test
    void shouldMeasureFromAnswerToBridgeOncePerLeg() {
        metrics.telephony(new TelephonyEvent.Answered(1));
        metrics.telephony(new TelephonyEvent.Connected(1, 9));
        metrics.telephony(new TelephonyEvent.Connected(1, 9));
        metrics.telephony(new TelephonyEvent.Answered(2));
        metrics.telephony(new TelephonyEvent.Ended(2, EndCause.lost(LegState.ANSWERED)));
        metrics.telephony(new TelephonyEvent.Connected(2, 9));

        assertThat(metrics.answersToBridges().snapshot().count()).isEqualTo(1);
    }

    @Test
    void shouldForgetTheOldestAnswerThatWasNeverBridged() {
        var latencies = new Latencies();
        var clock = new AnswerClock(latencies);
        for (long leg = 1; leg <= AnswerClock.MAX_WAITING + 1; leg++) {
            clock.on(new TelephonyEvent.Answered(leg), 0);
        }

        clock.on(new TelephonyEvent.Connected(1, 9), 5);
        clock.on(new TelephonyEvent.Connected(2, 9), 5);

        assertThat(latencies.snapshot().count()).isEqualTo(1);
    }

    @Test
    void shouldAskGaugesWhenTheyAreRead() {
        AtomicLong facts = new AtomicLong();
        metrics.projectionLag(facts::get);
        metrics.ringOccupancy("input", () -> 3, 8);
        facts.set(42);

        assertThat(registry.get("cadencia.projection.lag").gauge().value()).isEqualTo(42);
        assertThat(registry.get("cadencia.ring.used")
                        .tag("ring", "input")
                        .gauge()
                        .value())
                .isEqualTo(3);
    }

    @Test
    void shouldCountSignInsByOutcome() {
        metrics.signIn(SignInOutcome.BAD_CREDENTIALS);

        assertThat(registry.get("cadencia.sign.ins")
                        .tag("outcome", "bad_credentials")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
