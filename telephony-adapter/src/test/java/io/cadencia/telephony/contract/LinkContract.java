package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import org.junit.jupiter.api.Test;

/** What the switch has, and what was missed while the link was away. */
public abstract class LinkContract extends SwitchContract {
    protected LinkContract(SwitchBench bench) {
        super(bench);
    }

    @Test
    void shouldTellWhatItHas() {
        long session = advisor();
        long talking = connected(session);
        long ringing = dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.count(ringing, TelephonyEvent.Ringing.class) == 1);
        SwitchSnapshot now = value(telephony.snapshot());
        assertThat(now.legs())
                .containsExactlyInAnyOrder(
                        new SwitchSnapshot.Leg(talking, LegState.CONNECTED, session),
                        new SwitchSnapshot.Leg(ringing, LegState.RINGING, 0));
        assertThat(now.advisors()).containsExactly(new SwitchSnapshot.Advisor(session));
    }

    @Test
    void shouldTellHowLongItTakesToAnswerRequests() {
        dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.all(TelephonyEvent.RoundTrip.class).stream().anyMatch(trip -> trip.requests() > 0));
        assertThat(log.all(TelephonyEvent.RoundTrip.class))
                .allSatisfy(trip -> assertThat(trip.p95Ms()).isBetween(0L, 2_000L));
    }

    @Test
    void shouldTellWhatItMissedWhenTheLinkComesBack() {
        long session = advisor();
        long talking = connected(session);
        long ending = dial(Behaviour.SHORT_TALK, 0);
        await(() -> log.count(ending, TelephonyEvent.Answered.class) == 1);
        bench.dropLink();
        await(() -> log.all(TelephonyEvent.LinkDown.class).size() == 1);
        refused(telephony.dial(request(Behaviour.ANSWER, 0, RING_TIMEOUT, 0)), Ack.Reason.LINK_DOWN);
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        TelephonyEvent.LinkUp up = log.all(TelephonyEvent.LinkUp.class).getLast();
        assertThat(up.switchRestarted()).isFalse();
        assertThat(up.snapshot().legs()).contains(new SwitchSnapshot.Leg(talking, LegState.CONNECTED, session));
        assertThat(up.snapshot().advisors()).containsExactly(new SwitchSnapshot.Advisor(session));
        awaitEnd(ending);
        accepted(telephony.hangup(talking));
        awaitEnd(talking);
        assertThat(log.count(ending, TelephonyEvent.Ended.class)).isEqualTo(1);
    }

    @Test
    void shouldKnowPairsWhenTheLinkComesBackAndEndTheOtherOfOneThatIsGone() {
        needs(Capability.TRANSFER);
        long session = advisor();
        long debtor = connected(session);
        long third = connected(session);
        long leaving = connected(session, Behaviour.SHORT_TALK);
        long left = connected(session);
        accepted(telephony.pair(debtor, third));
        accepted(telephony.pair(left, leaving));
        bench.dropLink();
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        assertThat(log.all(TelephonyEvent.LinkUp.class).getLast().snapshot().legs())
                .contains(
                        new SwitchSnapshot.Leg(debtor, LegState.CONNECTED, 0, third),
                        new SwitchSnapshot.Leg(third, LegState.CONNECTED, 0, debtor));
        awaitEnd(leaving);
        awaitEnd(left);
        accepted(telephony.hangup(third));
        awaitEnd(debtor, EndedBy.SWITCH);
    }
}
