package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A third party: consultation, three-way call, attended and blind transfer. */
public abstract class TransferContract extends SwitchContract {
    protected TransferContract(SwitchBench bench) {
        super(bench);
    }

    @BeforeEach
    void needsTransfer() {
        needs(Capability.TRANSFER);
    }

    // ---- consultation and three-way -----------------------------------------------------------------------------

    @Test
    void shouldConsultAThirdPartyWhileTheDebtorIsHeld() {
        long session = advisor();
        long debtor = held(session);
        long third = consulted(session, Behaviour.ANSWER);
        assertThat(snapshot(debtor)).isEqualTo(new SwitchSnapshot.Leg(debtor, LegState.HELD, session));
        assertThat(snapshot(third)).isEqualTo(new SwitchSnapshot.Leg(third, LegState.CONNECTED, session));
        accepted(telephony.hangup(third));
        awaitEnd(third);
        accepted(telephony.hold(debtor, false));
        await(() -> state(debtor) == LegState.CONNECTED);
        assertThat(log.story(debtor)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
    }

    @Test
    void shouldMakeAThreeWayCallThatSurvivesTheThirdPartysEnd() {
        long session = advisor();
        long debtor = held(session);
        long third = consulted(session, Behaviour.SHORT_TALK);
        accepted(telephony.hold(debtor, false));
        await(() -> state(debtor) == LegState.CONNECTED);
        awaitEnd(third, EndedBy.REMOTE);
        pass(300);
        assertThat(snapshot(debtor)).isEqualTo(new SwitchSnapshot.Leg(debtor, LegState.CONNECTED, session));
    }

    @Test
    void shouldSwapBetweenDebtorAndThirdParty() {
        long session = advisor();
        long debtor = held(session);
        long third = consulted(session, Behaviour.ANSWER);
        accepted(telephony.hold(third, true));
        accepted(telephony.hold(debtor, false));
        await(() -> state(debtor) == LegState.CONNECTED && state(third) == LegState.HELD);
        accepted(telephony.hold(debtor, true));
        accepted(telephony.hold(third, false));
        await(() -> state(debtor) == LegState.HELD && state(third) == LegState.CONNECTED);
        assertThat(alive(debtor) && alive(third)).isTrue();
    }

    // ---- attended transfer --------------------------------------------------------------------------------------

    @Test
    void shouldPairDebtorAndThirdPartyAndFreeTheAdvisor() {
        long session = advisor();
        long debtor = held(session);
        long third = consulted(session, Behaviour.ANSWER);
        accepted(telephony.pair(debtor, third));
        await(() -> log.has(new TelephonyEvent.Disconnected(debtor, session))
                && log.has(new TelephonyEvent.Disconnected(third, session)));
        assertPaired(debtor, third);
        accepted(telephony.pair(third, debtor));
        long next = connected(session);
        pass(WAIT_LIMIT + 300);
        assertThat(alive(next) && alive(debtor) && alive(third)).isTrue();
        assertThat(log.count(debtor, TelephonyEvent.Disconnected.class)).isEqualTo(1);

        accepted(telephony.hangup(third));
        awaitEnd(third, EndedBy.US);
        awaitEnd(debtor, EndedBy.SWITCH);
        assertThat(log.ended(debtor).cause().at()).isEqualTo(LegState.CONNECTED);
        assertThat(alive(next)).isTrue();
    }

    @Test
    void shouldEndThePairWhenOneHangsUp() {
        long session = advisor();
        long debtor = connected(session);
        long third = consulted(session, Behaviour.SHORT_TALK);
        accepted(telephony.pair(debtor, third));
        awaitEnd(third, EndedBy.REMOTE);
        awaitEnd(debtor, EndedBy.SWITCH);
    }

    @Test
    void shouldRefuseToPairWhatIsNotThereOrNotAnswered() {
        long session = advisor();
        long debtor = connected(session);
        long ringing = dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.count(ringing, TelephonyEvent.Ringing.class) == 1);
        refused(telephony.pair(debtor, IDS.incrementAndGet()), Ack.Reason.LEG_GONE);
        refused(telephony.pair(IDS.incrementAndGet(), debtor), Ack.Reason.LEG_GONE);
        refused(telephony.pair(debtor, ringing), Ack.Reason.FAILED);
        refused(telephony.pair(debtor, debtor), Ack.Reason.FAILED);
        assertThat(snapshot(debtor)).isEqualTo(new SwitchSnapshot.Leg(debtor, LegState.CONNECTED, session));
    }

    @Test
    void shouldRefuseToTearAPairApart() {
        long session = advisor();
        long debtor = connected(session);
        long third = consulted(session, Behaviour.ANSWER);
        long other = connected(session);
        accepted(telephony.pair(debtor, third));
        refused(telephony.connect(debtor, session), Ack.Reason.FAILED);
        refused(telephony.hold(debtor, true), Ack.Reason.FAILED);
        refused(telephony.detach(debtor), Ack.Reason.FAILED);
        refused(telephony.pair(debtor, other), Ack.Reason.FAILED);
        assertPaired(debtor, third);
    }

    // ---- blind transfer -----------------------------------------------------------------------------------------

    @Test
    void shouldTransferBlindlyAndFreeTheAdvisorAtOnce() {
        long session = advisor();
        long debtor = connected(session);
        DialRequest request = blind(debtor, Behaviour.ANSWER, 800, RING_TIMEOUT);
        long target = place(request);
        await(() -> log.has(new TelephonyEvent.Disconnected(debtor, session)));
        await(() -> log.count(target, TelephonyEvent.Ringing.class) == 1);
        assertThat(snapshot(debtor)).isEqualTo(new SwitchSnapshot.Leg(debtor, LegState.CONNECTED, 0, target));
        assertThat(snapshot(target)).isEqualTo(new SwitchSnapshot.Leg(target, LegState.RINGING, 0, debtor));
        accepted(telephony.dial(request));
        long next = connected(session);
        await(() -> log.count(target, TelephonyEvent.Answered.class) == 1);
        assertPaired(debtor, target);
        pass(WAIT_LIMIT + 300);
        assertThat(log.story(target)).containsExactly("Dialing", "Ringing", "Answered");
        accepted(telephony.hangup(debtor));
        awaitEnd(target, EndedBy.SWITCH);
        assertThat(alive(next)).isTrue();
    }

    @Test
    void shouldTransferAHeldDebtorBlindly() {
        long session = advisor();
        long debtor = held(session);
        long target = place(blind(debtor, Behaviour.SHORT_TALK, 200, RING_TIMEOUT));
        await(() -> log.count(target, TelephonyEvent.Answered.class) == 1);
        awaitEnd(target);
        awaitEnd(debtor, EndedBy.SWITCH);
    }

    @Test
    void shouldKeepTheDebtorWhenTheTargetIsBusyOrDoesNotAnswer() {
        long session = advisor();
        long debtor = connected(session);
        long busy = place(blind(debtor, Behaviour.BUSY, 300, RING_TIMEOUT));
        awaitEnd(busy);
        assertThat(CauseTable.unanswered(log.ended(busy).cause(), false)).isEqualTo(Outcome.BUSY);
        assertAlone(debtor);
        long silent = place(blind(debtor, Behaviour.NO_ANSWER, 0, 1_000));
        awaitEnd(silent);
        assertThat(CauseTable.unanswered(log.ended(silent).cause(), false)).isEqualTo(Outcome.NO_ANSWER);
        assertAlone(debtor);
        pass(WAIT_LIMIT + 300);
        accepted(telephony.connect(debtor, session));
        await(() -> log.count(debtor, TelephonyEvent.Connected.class) == 2);
        assertThat(alive(debtor)).isTrue();
    }

    @Test
    void shouldKeepTheDebtorWhenTheTransferIsCalledOff() {
        long session = advisor();
        long debtor = connected(session);
        long target = place(blind(debtor, Behaviour.NO_ANSWER, 0, RING_TIMEOUT));
        await(() -> log.count(target, TelephonyEvent.Ringing.class) == 1);
        accepted(telephony.hangup(target));
        awaitEnd(target, EndedBy.US);
        assertAlone(debtor);
        accepted(telephony.connect(debtor, session));
        await(() -> log.count(debtor, TelephonyEvent.Connected.class) == 2);
    }

    @Test
    void shouldCallTheTargetOffWhenTheDebtorHangsUp() {
        long session = advisor();
        long debtor = connected(session, Behaviour.SHORT_TALK);
        long target = place(blind(debtor, Behaviour.NO_ANSWER, 0, RING_TIMEOUT));
        awaitEnd(debtor, EndedBy.REMOTE);
        awaitEnd(target, EndedBy.SWITCH);
        assertThat(log.ended(target).cause().at()).isEqualTo(LegState.RINGING);
    }

    @Test
    void shouldRefuseToTransferALegThatIsNotThereOrNotAnswered() {
        long ringing = dial(Behaviour.NO_ANSWER, 0);
        DialRequest nobody = blind(IDS.incrementAndGet(), Behaviour.ANSWER, 0, RING_TIMEOUT);
        refused(telephony.dial(nobody), Ack.Reason.LEG_GONE);
        DialRequest early = blind(ringing, Behaviour.ANSWER, 0, RING_TIMEOUT);
        refused(telephony.dial(early), Ack.Reason.FAILED);
        pass(200);
        assertThat(log.leg(nobody.legId())).isEmpty();
        assertThat(log.leg(early.legId())).isEmpty();
    }

    // ---- fixtures -----------------------------------------------------------------------------------------------

    private long held(long session) {
        long debtor = connected(session);
        accepted(telephony.hold(debtor, true));
        await(() -> state(debtor) == LegState.HELD);
        return debtor;
    }

    private long consulted(long session, Behaviour behaviour) {
        long third = place(request(behaviour, 200, RING_TIMEOUT, session));
        await(() -> log.has(new TelephonyEvent.Connected(third, session)));
        return third;
    }

    private DialRequest blind(long debtor, Behaviour behaviour, long afterMs, long ringTimeoutMs) {
        DialRequest like = request(behaviour, afterMs, ringTimeoutMs, 0);
        return new DialRequest(
                like.legId(),
                like.number(),
                like.trunk(),
                like.callerId(),
                like.ringTimeoutMs(),
                like.waitLimitMs(),
                0,
                debtor,
                AmdMode.NONE,
                "");
    }

    private void assertPaired(long one, long other) {
        assertThat(snapshot(one)).isEqualTo(new SwitchSnapshot.Leg(one, LegState.CONNECTED, 0, other));
        assertThat(snapshot(other)).isEqualTo(new SwitchSnapshot.Leg(other, LegState.CONNECTED, 0, one));
    }

    /** With nobody, and alive. */
    private void assertAlone(long leg) {
        await(() -> snapshot(leg).equals(new SwitchSnapshot.Leg(leg, LegState.ANSWERED, 0)));
        assertThat(alive(leg)).isTrue();
    }
}
