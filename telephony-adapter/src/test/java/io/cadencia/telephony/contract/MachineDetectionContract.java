package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import org.junit.jupiter.api.Test;

/** Answering machines: told beside the conversation, or before it. */
public abstract class MachineDetectionContract extends SwitchContract {
    private static final long VERDICT_LIMIT = 15_000;

    protected MachineDetectionContract(SwitchBench bench) {
        super(bench);
    }

    /** A number where somebody says one word. */
    protected abstract String human();

    /** A number where a machine answers and is heard for several seconds. */
    protected abstract String machine();

    @Test
    void shouldTellAMachineWhileTheAdvisorAlreadyTalks() {
        needs(Capability.AMD_PARALLEL);
        long session = advisor();
        long leg = call(machine(), AmdMode.PARALLEL, 0);
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        accepted(telephony.connect(leg, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        assertThat(log.count(leg, TelephonyEvent.MachineDetected.class)).isZero();
        assertThat(verdict(leg).verdict()).isEqualTo(AmdVerdict.MACHINE);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Connected", "MachineDetected");
    }

    @Test
    void shouldTellAHuman() {
        needs(Capability.AMD_PARALLEL);
        long session = advisor();
        long leg = call(human(), AmdMode.PARALLEL, 0);
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        accepted(telephony.connect(leg, session));
        assertThat(verdict(leg).verdict()).isEqualTo(AmdVerdict.HUMAN);
        assertThat(verdict(leg).afterAnswerMs()).isBetween(500L, 4_000L);
    }

    @Test
    void shouldSayNothingOfALegThatIsOverBeforeTheVerdict() {
        needs(Capability.AMD_PARALLEL);
        long leg = call(machine(), AmdMode.PARALLEL, 0);
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        pass(300);
        accepted(telephony.hangup(leg));
        awaitEnd(leg);
        pass(4_000);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Ended");
    }

    @Test
    void shouldTellTheVerdictBeforeTheAnswerInLine() {
        needs(Capability.AMD_INLINE);
        long machine = call(machine(), AmdMode.INLINE, 0);
        long human = call(human(), AmdMode.INLINE, 0);
        assertThat(verdict(machine).verdict()).isEqualTo(AmdVerdict.MACHINE);
        assertThat(verdict(human).verdict()).isEqualTo(AmdVerdict.HUMAN);
        for (long leg : new long[] {machine, human}) {
            await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
            assertThat(log.story(leg)).startsWith("Dialing", "Ringing", "MachineDetected", "Answered");
        }
    }

    @Test
    void shouldCountAsAnsweredWhoWasHungUpDuringTheAnalysis() {
        needs(Capability.AMD_INLINE);
        long leg = call(machine(), AmdMode.INLINE, 0);
        await(() -> log.count(leg, TelephonyEvent.Ringing.class) == 1);
        pass(900); // picked up, not yet judged
        accepted(telephony.hangup(leg));
        awaitEnd(leg);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.US);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.ANSWERED);
    }

    @Test
    void shouldPlayTheMessageSoonerAfterAVerdictInLine() {
        needs(Capability.AMD_INLINE);
        long leg = call(human(), AmdMode.INLINE, 0);
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        long answeredAt = now();
        await(() -> state(leg) == LegState.MESSAGE);
        assertThat(now() - answeredAt).isBetween(1_000L, WAIT_LIMIT + 100);
    }

    @Test
    void shouldNotListenWhenNotAsked() {
        long leg = call(machine(), AmdMode.NONE, 0);
        long session = advisor();
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        accepted(telephony.connect(leg, session));
        pass(6_000);
        assertThat(log.count(leg, TelephonyEvent.MachineDetected.class)).isZero();
    }

    @Test
    void shouldNotListenToACallThatAnAdvisorDialled() {
        long session = advisor();
        long leg = call(machine(), AmdMode.PARALLEL, session);
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        pass(6_000);
        assertThat(log.count(leg, TelephonyEvent.MachineDetected.class)).isZero();
    }

    private long call(String number, AmdMode amd, long session) {
        DialRequest like = request(Behaviour.ANSWER, 0, RING_TIMEOUT, session);
        return place(new DialRequest(
                like.legId(),
                number,
                like.trunk(),
                like.callerId(),
                like.ringTimeoutMs(),
                like.waitLimitMs(),
                session,
                0,
                amd,
                ""));
    }

    private TelephonyEvent.MachineDetected verdict(long leg) {
        await(() -> log.count(leg, TelephonyEvent.MachineDetected.class) == 1, VERDICT_LIMIT);
        return log.leg(leg).stream()
                .filter(TelephonyEvent.MachineDetected.class::isInstance)
                .map(TelephonyEvent.MachineDetected.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
