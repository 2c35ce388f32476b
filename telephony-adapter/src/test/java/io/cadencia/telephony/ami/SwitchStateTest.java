package io.cadencia.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import java.util.List;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.junit.jupiter.api.Test;

class SwitchStateTest {
    private static final int RINGING = 5;
    private static final int UP = 6;

    private static ResponseEvent channel(String id, int state, String context, String exten, String account) {
        CoreShowChannelEvent event = new CoreShowChannelEvent("test");
        event.setUniqueid(id);
        event.setChannelState(state);
        event.setContext(context);
        event.setExten(exten);
        event.setAccountcode(account);
        event.setCallerIdNum("5511");
        return event;
    }

    private static SwitchState read(ResponseEvent... channels) {
        return SwitchState.read(List.of(channels), List.of(), 0);
    }

    @Test
    void shouldReadEachPlaceOfALeg() {
        SwitchState state = read(
                channel("leg-1-", UP, "ami-out", "cust", ""),
                channel("leg-2-", UP, "ami-talk", "4", ""),
                channel("leg-3-", UP, "ami-hold", "4", ""),
                channel("leg-4-", UP, "ami-detached", "s", ""),
                channel("leg-5-", UP, "out", "sorry", ""),
                channel("leg-6-", UP, "ami-pair", "p6-7", ""),
                channel("leg-7-", RINGING, "from-trunk", "", "pair-6-7-"),
                channel("leg-8-", RINGING, "from-trunk", "", "adv-4-"),
                channel("leg-9-", 0, "from-trunk", "", ""),
                channel("adv-4-", UP, "ami-seat", "4", ""));

        assertThat(state.snapshot().legs())
                .containsExactly(
                        new SwitchSnapshot.Leg(1, LegState.ANSWERED, 0),
                        new SwitchSnapshot.Leg(2, LegState.CONNECTED, 4),
                        new SwitchSnapshot.Leg(3, LegState.HELD, 4),
                        new SwitchSnapshot.Leg(4, LegState.ANSWERED, 0),
                        new SwitchSnapshot.Leg(5, LegState.MESSAGE, 0),
                        new SwitchSnapshot.Leg(6, LegState.CONNECTED, 0, 7),
                        new SwitchSnapshot.Leg(7, LegState.RINGING, 0, 6),
                        new SwitchSnapshot.Leg(8, LegState.RINGING, 4),
                        new SwitchSnapshot.Leg(9, LegState.DIALING, 0));
        assertThat(state.snapshot().advisors()).containsExactly(new SwitchSnapshot.Advisor(4));
        assertThat(state.arrivals()).isEmpty();
    }

    @Test
    void shouldReadWhichAdvisorsAreInAConference() {
        SwitchState state = read(
                channel("adv-4-", UP, "ami-room", "4", ""),
                channel("leg-2-", UP, "ami-room", "4", ""),
                channel("adv-5-", UP, "ami-seat", "5", ""),
                channel("adv-6-", UP, "ami-ringback", "6", ""));

        assertThat(state.conferences()).containsExactly(4L);
        assertThat(state.snapshot().advisors()).hasSize(3);
        assertThat(state.snapshot().legs()).containsExactly(new SwitchSnapshot.Leg(2, LegState.CONNECTED, 4));
    }

    @Test
    void shouldLeaveSomebodyElsesChannelsAlone() {
        SwitchState state = read(
                channel("ring-8-", UP, "ami-ringing", "s", ""),
                channel("ring-8-;2", UP, "ami-room", "4", ""),
                channel("cadencia-1700000000.12", UP, "somebody-elses", "100", ""));

        assertThat(state.snapshot()).isEqualTo(SwitchSnapshot.EMPTY);
        assertThat(state.arrivals()).isEmpty();
    }

    @Test
    void shouldReadWhoCallsFromOutside() {
        SwitchState state = read(
                channel("cadencia-1700000000.12", 4, "ami-arrived", "5550001", ""),
                channel("cadencia-1700000000.13", UP, "ami-room", "4", ""));

        assertThat(state.arrivals()).hasSize(2);
        SwitchState.Arrival rings = state.arrivals().getFirst();
        assertThat(rings.called()).isEqualTo("5550001");
        assertThat(rings.caller()).isEqualTo("5511");
        assertThat(rings.answered()).isFalse();
        assertThat(rings.legId()).isNegative();
        assertThat(state.snapshot().legs())
                .contains(new SwitchSnapshot.Leg(state.arrivals().getLast().legId(), LegState.CONNECTED, 4));
    }
}
