package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls from outside. */
public abstract class InboundContract extends SwitchContract {
    private static final String CALLED = "5550001";
    private static final String CALLER = "525511112222";

    protected InboundContract(SwitchBench bench) {
        super(bench);
    }

    @BeforeEach
    void needsInbound() {
        needs(Capability.INBOUND);
    }

    @Test
    void shouldTellAnArrivalAnswerItAndConnectIt() {
        long session = advisor();
        long leg = arrived(20_000);
        assertThat(snapshot(leg)).isEqualTo(new SwitchSnapshot.Leg(leg, LegState.RINGING, 0));
        pass(500);
        assertThat(log.story(leg)).containsExactly("Arrived");
        accepted(telephony.answer(leg));
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        assertThat(snapshot(leg)).isEqualTo(new SwitchSnapshot.Leg(leg, LegState.ANSWERED, 0));
        accepted(telephony.answer(leg));
        pass(WAIT_LIMIT + 300);
        accepted(telephony.connect(leg, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        assertThat(log.story(leg)).containsExactly("Arrived", "Answered", "Connected");
        accepted(telephony.hangup(leg));
        awaitEnd(leg, EndedBy.US);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.CONNECTED);
        accepted(telephony.hangup(leg));
    }

    @Test
    void shouldAnswerByConnecting() {
        long session = advisor();
        long leg = arrived(20_000);
        accepted(telephony.connect(leg, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        assertThat(log.story(leg)).containsExactly("Arrived", "Answered", "Connected");
    }

    @Test
    void shouldRefuseByHangingUp() {
        long leg = arrived(20_000);
        accepted(telephony.hangup(leg));
        awaitEnd(leg);
        assertThat(log.story(leg)).containsExactly("Arrived", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.US);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.RINGING);
    }

    @Test
    void shouldTellThatTheCallerGaveUp() {
        long session = advisor();
        long leg = arrived(700);
        awaitEnd(leg);
        assertThat(log.story(leg)).containsExactly("Arrived", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.REMOTE);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.RINGING);
        refused(telephony.answer(leg), Ack.Reason.LEG_GONE);
        refused(telephony.connect(leg, session), Ack.Reason.LEG_GONE);
    }

    @Test
    void shouldPlayACallerTheirOwnMessage() {
        long leg = arrived(20_000);
        accepted(telephony.answer(leg));
        accepted(telephony.playAndHangup(leg, Prompt.UNATTENDED));
        await(() -> bench.playing().equals(Set.of(Prompt.UNATTENDED)));
        accepted(telephony.hangup(leg));
        awaitEnd(leg);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.MESSAGE);
        assertThat(value(telephony.snapshot()).abandoned())
                .as("nobody was called and left without an advisor")
                .doesNotContain(leg);
    }

    @Test
    void shouldAnswerOnlyWhatArrived() {
        long ringing = dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.count(ringing, TelephonyEvent.Ringing.class) == 1);
        refused(telephony.answer(ringing), Ack.Reason.FAILED);
        refused(telephony.answer(-5), Ack.Reason.LEG_GONE);
        refused(telephony.answer(IDS.incrementAndGet()), Ack.Reason.LEG_GONE);
    }

    @Test
    void shouldKeepArrivalsApart() {
        long first = arrived(20_000);
        bench.arrive(CALLED, "525533334444", 20_000);
        await(() -> log.all(TelephonyEvent.Arrived.class).size() == 2);
        TelephonyEvent.Arrived second = log.all(TelephonyEvent.Arrived.class).getLast();
        assertThat(second.caller()).isEqualTo("525533334444");
        assertThat(second.legId()).isNotEqualTo(first);
        accepted(telephony.hangup(first));
        awaitEnd(first);
        assertThat(alive(second.legId())).isTrue();
    }

    @Test
    void shouldTreatAnAnsweredArrivalAsAnyLeg() {
        needs(Capability.TRANSFER);
        needs(Capability.RECORDING);
        long session = advisor();
        long leg = arrived(20_000);
        accepted(telephony.connect(leg, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        accepted(telephony.record(leg, "arrival" + leg, RecordAction.START));
        accepted(telephony.hold(leg, true));
        await(() -> state(leg) == LegState.HELD);
        long third = place(request(Behaviour.SHORT_TALK, 0, RING_TIMEOUT, session));
        await(() -> log.has(new TelephonyEvent.Connected(third, session)));
        accepted(telephony.pair(leg, third));
        assertThat(snapshot(leg)).isEqualTo(new SwitchSnapshot.Leg(leg, LegState.CONNECTED, 0, third));
        awaitEnd(third);
        awaitEnd(leg, EndedBy.SWITCH);
    }

    @Test
    void shouldNotLoseOrRepeatAnArrivalWhenTheLinkBreaks() {
        long session = advisor();
        long ringing = arrived(20_000);
        long talking = arrived(20_000);
        accepted(telephony.connect(talking, session));
        await(() -> log.has(new TelephonyEvent.Connected(talking, session)));
        bench.dropLink();
        bench.arrive(CALLED, CALLER, 20_000);
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        List<SwitchSnapshot.Leg> there =
                log.all(TelephonyEvent.LinkUp.class).getLast().snapshot().legs();
        assertThat(there)
                .contains(
                        new SwitchSnapshot.Leg(ringing, LegState.RINGING, 0),
                        new SwitchSnapshot.Leg(talking, LegState.CONNECTED, session));
        await(() -> log.all(TelephonyEvent.Arrived.class).size() == 3);
        accepted(telephony.hangup(talking));
        awaitEnd(talking);
        accepted(telephony.connect(ringing, session));
        await(() -> log.has(new TelephonyEvent.Connected(ringing, session)));
        pass(300);
        assertThat(log.all(TelephonyEvent.Arrived.class)).hasSize(3);
    }

    private long arrived(long patienceMs) {
        int before = log.all(TelephonyEvent.Arrived.class).size();
        bench.arrive(CALLED, CALLER, patienceMs);
        await(() -> log.all(TelephonyEvent.Arrived.class).size() == before + 1);
        TelephonyEvent.Arrived arrived = log.all(TelephonyEvent.Arrived.class).getLast();
        assertThat(arrived).isEqualTo(new TelephonyEvent.Arrived(arrived.legId(), CALLED, CALLER));
        assertThat(arrived.legId()).isNegative();
        return arrived.legId();
    }
}
