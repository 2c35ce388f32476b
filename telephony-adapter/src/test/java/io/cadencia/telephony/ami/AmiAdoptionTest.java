package io.cadencia.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new engine finds calls on the switch that go on while it asks what there is. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class AmiAdoptionTest {
    private static final String RINGS = """
            Response: Success
            EventList: start
            ActionID: @ID

            Event: CoreShowChannel
            ActionID: @ID
            Uniqueid: leg-7-
            ChannelState: 5
            ChannelStateDesc: Ringing
            Context: ami-out

            Event: CoreShowChannelsComplete
            EventList: Complete
            ListItems: 1
            """;

    private static final String IS_ANSWERED_MEANWHILE = """
            Event: UserEvent
            UserEvent: Dialer
            Uniqueid: leg-7-
            What: answered

            Response: Success
            EventList: start
            ActionID: @ID

            Event: DBGetTreeComplete
            EventList: Complete
            ListItems: 0
            """;

    @Test
    void shouldHearThatALegWasAnsweredBetweenTheListAndTheEndOfTheAsking() throws IOException, InterruptedException {
        EventLog log = new EventLog();
        try (FakeManager asterisk = FakeManager.answering(Map.of(
                        "CoreSettings", "Response: Success\r\nAsteriskVersion: 22.10.1\r\n",
                        "CoreShowChannels", lines(RINGS),
                        "DBGetTree", lines(IS_ANSWERED_MEANWHILE)));
                AmiTelephony telephony =
                        new AmiTelephony(AmiSettings.of("127.0.0.1", asterisk.port(), "cadencia", "secret"))) {
            telephony.start(log);

            while (!log.has(new TelephonyEvent.Answered(7))) {
                TimeUnit.MILLISECONDS.sleep(5);
            }

            assertThat(log.events().getFirst())
                    .isInstanceOfSatisfying(
                            TelephonyEvent.LinkUp.class,
                            up -> assertThat(up.snapshot().legs())
                                    .containsExactly(new SwitchSnapshot.Leg(7, LegState.RINGING, 0)));
            assertThat(log.story(7)).containsExactly("Answered");
        }
    }

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }
}
