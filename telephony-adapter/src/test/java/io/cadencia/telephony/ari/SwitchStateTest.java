package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import org.junit.jupiter.api.Test;

class SwitchStateTest {
    private static final String INFO = "{\"status\":{\"startup_time\":\"T1\"}}";

    @Test
    void shouldTellLegsAndAdvisorsAndLeaveForeignChannelsAlone() {
        String channels = """
                [{"id":"leg-1-","state":"Ringing"},
                 {"id":"leg-2-","state":"Up","dialplan":{"app_name":"Stasis"}},
                 {"id":"leg-3-","state":"Up","dialplan":{"app_name":"Stasis"}},
                 {"id":"leg-4-","state":"Up","dialplan":{"app_name":"Playback"}},
                 {"id":"leg-5-","state":"Up","dialplan":{"app_name":"Wait"}},
                 {"id":"leg-6-","state":"Up","dialplan":{"app_name":"Stasis"}},
                 {"id":"leg-7-","state":"Down"},
                 {"id":"adv-9-","state":"Up"},
                 {"id":"1700000000.1","state":"Up"},
                 {"id":"leg-seven-","state":"Up"},{"id":"leg-8","state":"Up"},{"id":"leg-","state":"Up"}]
                """;
        String bridges = """
                [{"id":"adv-9-","channels":["adv-9-","leg-3-"]},{"id":"hold-9-","channels":["leg-6-"]},
                 {"id":"else","channels":["1700000000.1"]}]
                """;
        String states = """
                [{"name":"Stasis:abandoned-leg-4-","state":"INUSE"},{"name":"Stasis:abandoned-leg-77-","state":"INUSE"},
                 {"name":"Stasis:abandoned-leg-","state":"INUSE"},{"name":"Stasis:lamp","state":"INUSE"}]
                """;
        SwitchState state = SwitchState.read(INFO, channels, bridges, states, 0);
        assertThat(state.snapshot().abandoned()).containsExactly(4L, 77L);
        assertThat(state.startupTime()).isEqualTo("T1");
        assertThat(state.snapshot().advisors()).containsExactly(new SwitchSnapshot.Advisor(9));
        assertThat(state.snapshot().legs())
                .containsExactly(
                        new SwitchSnapshot.Leg(1, LegState.RINGING, 0),
                        new SwitchSnapshot.Leg(2, LegState.ANSWERED, 0),
                        new SwitchSnapshot.Leg(3, LegState.CONNECTED, 9),
                        new SwitchSnapshot.Leg(4, LegState.MESSAGE, 0),
                        new SwitchSnapshot.Leg(5, LegState.RINGING, 0),
                        new SwitchSnapshot.Leg(6, LegState.HELD, 9),
                        new SwitchSnapshot.Leg(7, LegState.DIALING, 0));
    }
}
