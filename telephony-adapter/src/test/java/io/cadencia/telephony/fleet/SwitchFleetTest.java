package io.cadencia.telephony.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.EventLog;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new engine's fleet over two nodes that carry calls of the engine before. */
class SwitchFleetTest {
    private final FakeNode a = new FakeNode();
    private final FakeNode b = new FakeNode();
    private final EventLog log = new EventLog();
    private final SwitchFleet fleet =
            new SwitchFleet(List.of(new Node("a", a.telephony, "a:5060"), new Node("b", b.telephony, "b:5060")));

    /** Says yes to everything, and remembers what it was asked. */
    @SuppressWarnings("NullAway.Init")
    private static final class FakeNode {
        private final List<String> asked = new ArrayList<>();
        private Ack answer = Ack.ACCEPTED;
        private TelephonyListener listener;
        private final TelephonySwitch telephony = (TelephonySwitch) Proxy.newProxyInstance(
                TelephonySwitch.class.getClassLoader(),
                new Class<?>[] {TelephonySwitch.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "start" -> {
                        listener = (TelephonyListener) arguments[0];
                        yield null;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> {
                        asked.add(method.getName() + " " + arguments[0]);
                        yield CompletableFuture.completedFuture(answer);
                    }
                });

        void up(List<SwitchSnapshot.Leg> legs, long... sessions) {
            List<SwitchSnapshot.Advisor> advisors = new ArrayList<>();
            for (long session : sessions) {
                advisors.add(new SwitchSnapshot.Advisor(session));
            }
            listener.on(new TelephonyEvent.LinkUp(new SwitchSnapshot(legs, advisors), false));
        }
    }

    @BeforeEach
    void start() {
        fleet.start(log);
    }

    private static List<SwitchSnapshot.Leg> talkingThroughATie(long session) {
        return List.of(new SwitchSnapshot.Leg(11, LegState.CONNECTED, TieLines.idOf(session)));
    }

    @Test
    void shouldKeepATieThatSomebodyTalksThroughUntilThePhonesNodeIsUp() {
        a.up(talkingThroughATie(7), -7);
        assertThat(a.asked).doesNotContain("closeAdvisor -7");
        b.up(List.of(), 7);
        assertThat(a.asked).doesNotContain("closeAdvisor -7");

        fleet.closeAdvisor(7);

        assertThat(a.asked).as("the fleet knows of it").contains("closeAdvisor -7");
        assertThat(b.asked).contains("closeAdvisor 7");
    }

    @Test
    void shouldTellThatSuchATieFellBeforeThePhonesNodeIsUp() {
        a.up(talkingThroughATie(7), -7);

        a.listener.on(new TelephonyEvent.AdvisorDown(-7, EndCause.lost(LegState.CONNECTED)));

        assertThat(log.all(TelephonyEvent.AdvisorDown.class))
                .extracting(TelephonyEvent.AdvisorDown::sessionId)
                .containsExactly(7L);
    }

    @Test
    void shouldCloseATieOfAPhoneThatNoNodeHas() {
        a.up(List.of(), -7);
        b.up(List.of());

        assertThat(a.asked).contains("closeAdvisor -7");
    }

    @Test
    void shouldNotTakeAPhoneForUpThatAnotherNodeStillHas() {
        a.up(List.of(new SwitchSnapshot.Leg(11, LegState.ANSWERED, 0)));
        fleet.openAdvisor(7, new AdvisorEndpoint.Sip("x"), "b");
        a.up(List.of(new SwitchSnapshot.Leg(11, LegState.ANSWERED, 0)), 7);

        assertThat(fleet.connect(11, 7).toCompletableFuture().join())
                .isEqualTo(new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session 7 on b"));
    }

    /** No end of it will be told. */
    @Test
    void shouldForgetACallThatWasNotPlacedInTime() {
        a.answer = new Ack.Refused(Ack.Reason.TIMED_OUT, "slow");
        fleet.dial(new DialRequest(21, "+525512345678", "trunk", "", 20_000, 2_000, 0, 0, AmdMode.NONE, "a"));
        a.answer = Ack.ACCEPTED;

        fleet.hangup(21);

        assertThat(a.asked).as("it may live after all").contains("hangup 21");
        assertThat(b.asked).as("nobody knows any more where it was").contains("hangup 21");
    }
}
