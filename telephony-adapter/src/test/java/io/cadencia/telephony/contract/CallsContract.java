package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What becomes of a single call: answers, refusals, the message, the end exactly once. */
public abstract class CallsContract extends SwitchContract {
    protected CallsContract(SwitchBench bench) {
        super(bench);
    }

    @Test
    void shouldBeginWithWhatTheSwitchHas() {
        assertThat(log.events().getFirst()).isInstanceOfSatisfying(TelephonyEvent.LinkUp.class, up -> {
            assertThat(up.switchRestarted()).isFalse();
            assertThat(up.snapshot().legs()).isEmpty();
            assertThat(up.snapshot().advisors()).isEmpty(); // notes of messages may be left by the test before
        });
        assertThat(telephony.capabilities()).contains(Capability.SIP_CODE, Capability.HOLD, Capability.PROVISIONING);
        assertThat(telephony.capabilities()).doesNotContain(Capability.MEDIA_WEBSOCKET);
    }

    @Test
    void shouldTellAnAnswerAfterTheRinging() {
        long before = now();
        long leg = answered(Behaviour.ANSWER, 800);
        assertThat(now() - before).isBetween(750L, 2_500L);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered");
    }

    @Test
    void shouldTellBusy() {
        assertThat(unanswered(Behaviour.BUSY, 300, RING_TIMEOUT)).isEqualTo(Outcome.BUSY);
    }

    @Test
    void shouldTellAnInvalidNumber() {
        assertThat(unanswered(Behaviour.INVALID_NUMBER, 100, RING_TIMEOUT)).isEqualTo(Outcome.INVALID_NUMBER);
    }

    @Test
    void shouldTellCongestion() {
        assertThat(unanswered(Behaviour.CONGESTION, 0, RING_TIMEOUT)).isEqualTo(Outcome.CONGESTION);
    }

    @Test
    void shouldGiveUpAfterTheRingTimeout() {
        long before = now();
        long leg = place(request(Behaviour.NO_ANSWER, 0, 2_000, 0));
        awaitEnd(leg);
        assertThat(now() - before).isBetween(1_900L, 3_500L);
        TelephonyEvent.Ended end = log.ended(leg);
        assertThat(CauseTable.unanswered(end.cause(), false)).isEqualTo(Outcome.NO_ANSWER);
        assertThat(end.cause().by()).isEqualTo(EndedBy.SWITCH);
        assertThat(end.cause().at()).isEqualTo(LegState.RINGING);
    }

    @Test
    void shouldTellAnEarlyHangUp() {
        long leg = answered(Behaviour.EARLY_HANG_UP, 200);
        awaitEnd(leg);
        assertThat(log.story(leg)).endsWith("Answered", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.REMOTE);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.ANSWERED);
        accepted(telephony.hangup(leg));
    }

    @Test
    void shouldCancelWhileRinging() {
        long leg = dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.count(leg, TelephonyEvent.Ringing.class) == 1);
        accepted(telephony.hangup(leg));
        awaitEnd(leg, EndedBy.US);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.RINGING);
        assertThat(CauseTable.unanswered(log.ended(leg).cause(), false)).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void shouldPlayTheMessageAndHangUp() {
        long leg = answered(Behaviour.ANSWER, 0);
        accepted(telephony.playAndHangup(leg, Prompt.ABANDONMENT));
        await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1, 15_000);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "PlaybackFinished", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.SWITCH);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.MESSAGE);
    }

    @Test
    void shouldPlayTheMessageByItselfWhenNobodyTakesTheDebtor() {
        long leg = answered(Behaviour.ANSWER, 0);
        long answeredAt = now();
        await(() -> state(leg) == LegState.MESSAGE);
        assertThat(now() - answeredAt).isBetween(WAIT_LIMIT - 400, WAIT_LIMIT + 500);
        await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1, 15_000);
        assertThat(log.count(leg, TelephonyEvent.PlaybackFinished.class)).isEqualTo(1);
    }

    @Test
    void shouldTakeTheSameDialTwiceAsOne() {
        DialRequest request = request(Behaviour.ANSWER, 300, RING_TIMEOUT, 0);
        CompletionStage<Ack> first = telephony.dial(request);
        CompletionStage<Ack> second = telephony.dial(request);
        accepted(first);
        accepted(second);
        await(() -> log.count(request.legId(), TelephonyEvent.Answered.class) == 1);
        accepted(telephony.dial(request));
        pass(500);
        assertThat(log.story(request.legId())).containsExactly("Dialing", "Ringing", "Answered");
    }

    @Test
    void shouldEndEachOfFiftyCallsExactlyOnceAndLast() {
        Behaviour[] kinds = Behaviour.values();
        List<Long> placed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            placed.add(place(request(kinds[i % kinds.length], 100L * (i % 5), 2_000, 0)));
        }
        await(
                () -> placed.stream().allMatch(leg -> {
                    boolean talks = log.count(leg, TelephonyEvent.Answered.class) == 1
                            && log.count(leg, TelephonyEvent.Ended.class) == 0;
                    if (talks) {
                        telephony.hangup(leg);
                    }
                    return log.count(leg, TelephonyEvent.Ended.class) == 1;
                }),
                15_000);
        for (long leg : placed) {
            assertThat(log.story(leg)).endsWith("Ended");
            assertThat(log.count(leg, TelephonyEvent.Ended.class)).isEqualTo(1);
            assertThat(log.count(leg, TelephonyEvent.Dialing.class)).isEqualTo(1);
            assertThat(log.count(leg, TelephonyEvent.Answered.class)).isLessThanOrEqualTo(1);
        }
    }

    /** Asterisk finds a channel by the beginning of its id: 12 must not be taken for 123. */
    @Test
    void shouldKeepLegsApartWhoseIdsBeginAlike() {
        long shorter = IDS.incrementAndGet();
        long longer = shorter * 10 + 1;
        DialRequest first = withId(longer, request(Behaviour.ANSWER, 0, RING_TIMEOUT, 0));
        place(first);
        await(() -> log.count(longer, TelephonyEvent.Answered.class) == 1);
        accepted(telephony.hangup(shorter));
        pass(300);
        assertThat(log.count(longer, TelephonyEvent.Ended.class)).isZero();
        place(withId(shorter, first));
        await(() -> log.count(shorter, TelephonyEvent.Answered.class) == 1);
        accepted(telephony.hangup(shorter));
        awaitEnd(shorter);
        assertThat(log.count(longer, TelephonyEvent.Ended.class)).isZero();
    }

    private Outcome unanswered(Behaviour behaviour, long afterMs, long ringTimeoutMs) {
        long leg = place(request(behaviour, afterMs, ringTimeoutMs, 0));
        awaitEnd(leg);
        assertThat(log.story(leg)).startsWith("Dialing").endsWith("Ended").doesNotContain("Answered");
        return CauseTable.unanswered(log.ended(leg).cause(), false);
    }
}
