package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippPhone;
import io.cadencia.telephony.rig.SippProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What happens when the link, the engine or Asterisk itself fails, whatever the protocol; with a real Asterisk of its own
 * for each test.
 */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public abstract class FailuresContract {
    private static final long PATIENCE_MS = 15_000;

    private final Protocol protocol;
    private SippProcess debtors;
    private SippProcess phones;
    protected AsteriskProcess asterisk;
    private final List<TelephonySwitch> opened = new ArrayList<>();

    protected FailuresContract(Protocol protocol) {
        this.protocol = protocol;
    }

    @BeforeEach
    void startRig() {
        debtors = SippProcess.debtors(DebtorPopulation.hasty());
        phones = SippProcess.phones();
        asterisk = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
    }

    @AfterEach
    void stopRig() {
        opened.forEach(TelephonySwitch::close);
        asterisk.close();
        phones.close();
        debtors.close();
    }

    @Test
    void shouldLoseEveryLegWhenAsteriskCrashesAndWorkAgainAfterwards() {
        EventLog log = new EventLog();
        TelephonySwitch telephony = connected(log);
        ack(telephony.openAdvisor(1, robot()));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(1)));
        answered(telephony, log, 11, Behaviour.ANSWER);
        ack(telephony.connect(11, 1));

        asterisk.crashAndRestart();

        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        assertThat(log.all(TelephonyEvent.LinkUp.class).getLast())
                .isEqualTo(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, true));
        assertThat(log.ended(11).cause().by()).isEqualTo(EndedBy.LOST);
        assertThat(log.ended(11).cause().at()).isEqualTo(LegState.CONNECTED);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).hasSize(1);
        answered(telephony, log, 12, Behaviour.ANSWER);
    }

    @Test
    void shouldStillGetACallThatWasAnsweredWhileTheLinkWasDown() {
        EventLog log = new EventLog();
        TelephonySwitch telephony = connected(log);
        ack(telephony.dial(request(21, Behaviour.ANSWER, 600)));
        await(() -> log.count(21, TelephonyEvent.Ringing.class) == 1);

        telephony.close(); // the engine is away for about a second
        EventLog next = new EventLog();
        RealTime.sleep(900);
        TelephonySwitch successor = connected(next);

        SwitchSnapshot found = next.all(TelephonyEvent.LinkUp.class).getFirst().snapshot();
        await(() -> next.count(21, TelephonyEvent.Answered.class) == 1
                || found.legs().contains(new SwitchSnapshot.Leg(21, LegState.ANSWERED, 0)));
        ack(successor.hangup(21));
        await(() -> next.count(21, TelephonyEvent.Ended.class) == 1);
    }

    @Test
    void shouldPlayTheMessageToADebtorWhoAnswersWhileTheEngineIsAway() {
        EventLog log = new EventLog();
        TelephonySwitch telephony = connected(log);
        ack(telephony.dial(request(31, Behaviour.ANSWER, 800)));
        await(() -> log.count(31, TelephonyEvent.Ringing.class) == 1);

        telephony.close();

        await(() -> channels().contains("!Up!Playback!"));
        await(() -> !channels().contains("leg-31-"));
        RealTime.sleep(500);
        assertThat(debtors.statistics().successful()).isEqualTo(1);
        assertThat(debtors.statistics().failed()).isZero();
        assertThat(abandonedTold()).containsExactly(31L);
        assertThat(abandonedTold()).as("told again until it is written down").containsExactly(31L);
        asterisk.crashAndRestart();
        EventLog next = new EventLog();
        TelephonySwitch successor = connected(next);
        assertThat(next.all(TelephonyEvent.LinkUp.class).getFirst().snapshot().abandoned())
                .as("it outlives the switch's own crash")
                .containsExactly(31L);
        ack(successor.forgetAbandoned(List.of(31L), ""));
        await(() -> snapshot(successor).abandoned().isEmpty());
        successor.close();
        assertThat(abandonedTold()).isEmpty();
    }

    /** What an engine that starts now is told, and does not forget. */
    private List<Long> abandonedTold() {
        EventLog log = new EventLog();
        TelephonySwitch engine = connected(log);
        engine.close();
        return log.all(TelephonyEvent.LinkUp.class).getFirst().snapshot().abandoned();
    }

    private static SwitchSnapshot snapshot(TelephonySwitch telephony) {
        return telephony.snapshot().toCompletableFuture().join();
    }

    @Test
    void shouldAdoptTheLegsOfTheEngineBefore() {
        EventLog log = new EventLog();
        TelephonySwitch first = connected(log);
        ack(first.openAdvisor(4, robot()));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(4)));
        answered(first, log, 41, Behaviour.ANSWER);
        ack(first.connect(41, 4));
        answered(first, log, 42, Behaviour.ANSWER);
        ack(first.connect(42, 4));
        ack(first.hold(42, true));
        await(() -> snapshot(first).legs().contains(new SwitchSnapshot.Leg(42, LegState.HELD, 4)));
        first.close();

        EventLog next = new EventLog();
        TelephonySwitch second = connected(next);

        SwitchSnapshot found = next.all(TelephonyEvent.LinkUp.class).getFirst().snapshot();
        assertThat(found.legs())
                .containsExactlyInAnyOrder(
                        new SwitchSnapshot.Leg(41, LegState.CONNECTED, 4),
                        new SwitchSnapshot.Leg(42, LegState.HELD, 4));
        assertThat(found.advisors()).containsExactly(new SwitchSnapshot.Advisor(4));
        ack(second.hold(42, false));
        ack(second.hangup(41));
        await(() -> next.count(41, TelephonyEvent.Ended.class) == 1);
        assertThat(next.ended(41).cause().at()).isEqualTo(LegState.CONNECTED);
    }

    @Test
    void shouldStopWhenAnotherEngineTakesOver() {
        EventLog log = new EventLog();
        TelephonySwitch first = connected(log);
        EventLog next = new EventLog();
        TelephonySwitch second = connected(next);

        await(() -> log.has(new TelephonyEvent.LeadershipLost()));
        Ack refused = first.dial(request(51, Behaviour.ANSWER, 0))
                .toCompletableFuture()
                .join();
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Ack.Refused.class, r -> assertThat(r.reason()).isEqualTo(Ack.Reason.LINK_DOWN));
        RealTime.sleep(2_500); // longer than the longest back-off: the first must not come back
        assertThat(next.all(TelephonyEvent.LeadershipLost.class)).isEmpty();
        answered(second, next, 52, Behaviour.ANSWER);
    }

    @Test
    void shouldNoticeAFrozenAsterisk() throws Exception {
        EventLog log = new EventLog();
        TelephonySwitch telephony = open(impatient(asterisk.settings()), log);
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 1);
        RealTime.sleep(2_500); // an idle link must not count as dead
        assertThat(log.all(TelephonyEvent.LinkDown.class)).isEmpty();

        asterisk.freeze(true);
        try {
            await(() -> log.all(TelephonyEvent.LinkDown.class).size() == 1);
        } finally {
            asterisk.freeze(false);
        }
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        assertThat(log.all(TelephonyEvent.LinkUp.class).getLast().switchRestarted())
                .isFalse();
        answered(telephony, log, 61, Behaviour.ANSWER);
    }

    @Test
    void shouldSayThatTheLinkIsDownWhenThePasswordIsWrong() {
        EventLog log = new EventLog();
        open(protocol.open(asterisk.settings(), "not-the-password"), log);
        await(() -> !log.events().isEmpty());
        assertThat(log.events().getFirst()).isInstanceOf(TelephonyEvent.LinkDown.class);
        assertThat(log.events().getFirst().toString()).doesNotContain("not-the-password");
        RealTime.sleep(1_000);
        assertThat(log.events()).hasSize(1);
    }

    @Test
    void shouldCallAPhoneThatRegisteredWithAnAccountOfTheServer() {
        EventLog log = new EventLog();
        TelephonySwitch telephony = connected(log);
        ack(telephony.provision(new SipAccount("maria", "old-secret")));
        ack(telephony.provision(new SipAccount("maria", "new-secret")));
        Ack unregistered = telephony
                .openAdvisor(7, new AdvisorEndpoint.Sip("maria"))
                .toCompletableFuture()
                .join();
        assertThat(unregistered)
                .isInstanceOfSatisfying(
                        Ack.Refused.class, r -> assertThat(r.reason()).isEqualTo(Ack.Reason.UNKNOWN_ENDPOINT));

        assertThat(SippPhone.register(asterisk, "maria", "old-secret", phones.port() + 1))
                .isFalse();
        int port = SippPhone.freePort();
        assertThat(SippPhone.register(asterisk, "maria", "new-secret", port)).isTrue();
        try (SippProcess phone = SippProcess.phones(port)) {
            ack(telephony.openAdvisor(7, new AdvisorEndpoint.Sip("maria")));
            await(() -> log.has(new TelephonyEvent.AdvisorUp(7)));
            answered(telephony, log, 71, Behaviour.ANSWER);
            ack(telephony.connect(71, 7));
            ack(telephony.closeAdvisor(7));
            await(() -> log.all(TelephonyEvent.AdvisorDown.class).size() == 1);
            assertThat(phone.statistics().failed()).isZero();
        }
    }

    // ---- fixtures -----------------------------------------------------------------------------------------------

    /** One that takes 1.5 s of silence for a dead link. */
    protected abstract TelephonySwitch impatient(AsteriskSettings where);

    private TelephonySwitch open(TelephonySwitch telephony, EventLog log) {
        opened.add(telephony);
        telephony.start(log);
        return telephony;
    }

    protected TelephonySwitch connected(EventLog log) {
        TelephonySwitch telephony = open(protocol.open(asterisk.settings()), log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
        return telephony;
    }

    protected static AdvisorEndpoint robot() {
        return new AdvisorEndpoint.Sip("phone@robots");
    }

    private static DialRequest request(long leg, Behaviour behaviour, long afterMs) {
        String number = "+" + ForcedNumber.number(behaviour, afterMs, (int) leg);
        return new DialRequest(leg, number, "trunk", "+525550000000", 20_000, 2_000, 0);
    }

    protected static void answered(TelephonySwitch telephony, EventLog log, long leg, Behaviour behaviour) {
        ack(telephony.dial(request(leg, behaviour, 0)));
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
    }

    protected String channels() {
        return asterisk.console("core show channels concise");
    }

    protected static void ack(CompletionStage<Ack> answer) {
        assertThat(answer.toCompletableFuture().join()).isEqualTo(Ack.ACCEPTED);
    }

    protected static void await(BooleanSupplier condition) {
        RealTime.await(condition, PATIENCE_MS);
    }
}
