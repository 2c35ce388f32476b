package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new engine finds calls on the switch that go on while it asks what there is. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class AriAdoptionTest {
    private final FakeAri asterisk = new FakeAri();
    private final EventLog log = new EventLog();
    private final AriTelephony telephony =
            new AriTelephony(AriSettings.of("127.0.0.1", asterisk.port(), "cadencia", "secret"));

    @AfterEach
    void stop() {
        assertThat(log.all(TelephonyEvent.LinkUp.class)).as("in one go").hasSize(1);
        telephony.close();
        asterisk.close();
    }

    /** The dialplan asks for an engine each 250 ms: many answered legs come in the moment there is one. */
    @Test
    void shouldHearThatALegWasHandedOverBetweenTheListAndTheEndOfTheAsking() {
        asterisk.answer("channels", channel("leg-7-", "Up", "Wait"));
        asterisk.sayBefore(
                "bridges",
                "{\"type\":\"StasisStart\",\"args\":[\"customer\",\"leg-7-\"],\"channel\":{\"id\":\"leg-7-\"}}");

        telephony.start(log);

        await(() -> log.has(new TelephonyEvent.Answered(7)));
        assertThat(log.events().getFirst())
                .isInstanceOfSatisfying(
                        TelephonyEvent.LinkUp.class,
                        up -> assertThat(up.snapshot().legs())
                                .containsExactly(new SwitchSnapshot.Leg(7, LegState.RINGING, 0)));
        assertThat(log.story(7)).containsExactly("Answered");
        assertThat(asterisk.asked("channels/leg-7-")).as("hang-ups").isZero();
    }

    @Test
    void shouldHearThatALegDialledForAnAdvisorWasPickedUpMeanwhile() {
        asterisk.answer("channels", channel("leg-8-", "Ringing", "AppDial2"));
        asterisk.answer("bridges", "[{\"id\":\"adv-3-\",\"channels\":[\"leg-8-\",\"adv-3-\"]}]");
        asterisk.sayBefore(
                "deviceStates", "{\"type\":\"ChannelStateChange\",\"channel\":{\"id\":\"leg-8-\",\"state\":\"Up\"}}");

        telephony.start(log);

        await(() -> log.has(new TelephonyEvent.Connected(8, 3)));
        assertThat(log.story(8)).containsExactly("Answered", "Connected");
    }

    @Test
    void shouldAskForTheMessageAgainWhenTheSwitchRefusedToPlayIt() {
        asterisk.answer("channels", channel("leg-9-", "Up", "Stasis"));
        asterisk.answer("channels/leg-9-/continue", new FakeAri.Answer(503, "{\"message\":\"busy\"}"));
        telephony.start(log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
        assertThat(play(9)).isInstanceOf(Ack.Refused.class);
        asterisk.answer("channels/leg-9-/continue", "");

        assertThat(play(9)).isEqualTo(Ack.ACCEPTED);

        assertThat(asterisk.asked("channels/leg-9-/continue")).isEqualTo(2);
        assertThat(play(9)).as("it plays").isEqualTo(Ack.ACCEPTED);
        assertThat(asterisk.asked("channels/leg-9-/continue")).isEqualTo(2);
    }

    /** An earlier call to it was given up too soon: the switch says that there is such a channel already. */
    @Test
    void shouldSeatAPhoneThatWasPickedUpWhenNobodyWaitedForItAnyMore() {
        telephony.start(log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
        asterisk.answer("channels", new FakeAri.Answer(409, "{\"message\":\"exists\"}"));
        asterisk.answer("channels/adv-5-", "{\"id\":\"adv-5-\",\"state\":\"Up\"}");

        assertThat(telephony
                        .openAdvisor(5, new AdvisorEndpoint.Sip("ana"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Ack.ACCEPTED);

        await(() -> log.has(new TelephonyEvent.AdvisorUp(5)));
    }

    private Ack play(long leg) {
        return telephony
                .playAndHangup(leg, Prompt.ABANDONMENT)
                .toCompletableFuture()
                .join();
    }

    private static String channel(String id, String state, String application) {
        return "[{\"id\":\"%s\",\"state\":\"%s\",\"dialplan\":{\"app_name\":\"%s\",\"app_data\":\"\"}}]"
                .formatted(id, state, application);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError("waited in vain", e);
            }
        }
    }
}
