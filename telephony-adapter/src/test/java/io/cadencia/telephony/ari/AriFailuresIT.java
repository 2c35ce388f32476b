package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
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

/** What happens when the link, the engine or Asterisk itself fails, with a real Asterisk of its own for each test. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class AriFailuresIT {
    private static final long PATIENCE_MS = 15_000;

    private SippProcess debtors;
    private SippProcess phones;
    private AsteriskProcess asterisk;
    private final List<AriTelephony> opened = new ArrayList<>();

    @BeforeEach
    void startRig() {
        debtors = SippProcess.debtors(DebtorPopulation.hasty());
        phones = SippProcess.phones();
        asterisk = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
    }

    @AfterEach
    void stopRig() {
        opened.forEach(AriTelephony::close);
        asterisk.close();
        phones.close();
        debtors.close();
    }

    @Test
    void shouldLoseEveryLegWhenAsteriskCrashesAndWorkAgainAfterwards() {
        EventLog log = new EventLog();
        AriTelephony telephony = connected(log);
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
        AriTelephony telephony = connected(log);
        ack(telephony.dial(request(21, Behaviour.ANSWER, 600)));
        await(() -> log.count(21, TelephonyEvent.Ringing.class) == 1);

        telephony.close(); // the engine is away for about a second
        EventLog next = new EventLog();
        sleep(900);
        AriTelephony successor = connected(next);

        await(() -> next.count(21, TelephonyEvent.Answered.class) == 1);
        ack(successor.hangup(21));
        await(() -> next.count(21, TelephonyEvent.Ended.class) == 1);
    }

    @Test
    void shouldPlayTheMessageToADebtorWhoAnswersWhileTheEngineIsAway() {
        EventLog log = new EventLog();
        AriTelephony telephony = connected(log);
        ack(telephony.dial(request(31, Behaviour.ANSWER, 800)));
        await(() -> log.count(31, TelephonyEvent.Ringing.class) == 1);

        telephony.close();

        await(() -> channels().contains("!Up!Playback!"));
        await(() -> !channels().contains("leg-31-"));
        sleep(500);
        assertThat(debtors.statistics().successful()).isEqualTo(1);
        assertThat(debtors.statistics().failed()).isZero();
    }

    @Test
    void shouldAdoptTheLegsOfTheEngineBefore() {
        EventLog log = new EventLog();
        AriTelephony first = connected(log);
        ack(first.openAdvisor(4, robot()));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(4)));
        answered(first, log, 41, Behaviour.ANSWER);
        ack(first.connect(41, 4));
        answered(first, log, 42, Behaviour.ANSWER);
        ack(first.connect(42, 4));
        ack(first.hold(42, true));
        first.close();

        EventLog next = new EventLog();
        AriTelephony second = connected(next);

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
    void shouldAdoptPairsRecordingsSupervisorsAndArrivalsOfTheEngineBefore() {
        EventLog log = new EventLog();
        AriTelephony first = connected(log);
        for (long session : new long[] {4, 5}) {
            ack(first.openAdvisor(session, robot()));
            await(() -> log.has(new TelephonyEvent.AdvisorUp(session)));
        }
        for (long leg : new long[] {43, 44, 45, 46}) {
            answered(first, log, leg, Behaviour.ANSWER);
            ack(first.connect(leg, 4));
        }
        ack(first.pair(43, 44));
        ack(first.pair(45, 46));
        ack(first.record(43, "before-and-after", RecordAction.START));
        ack(first.supervise(5, 4, SuperviseMode.LISTEN));
        try (SippProcess caller = SippProcess.caller(asterisk, "5550001", "525511112222", 30_000)) {
            await(() -> log.all(TelephonyEvent.Arrived.class).size() == 1);
            long arrival = log.all(TelephonyEvent.Arrived.class).getFirst().legId();
            first.close();
            asterisk.console("channel request hangup " + channelName("leg-46-"));

            EventLog next = new EventLog();
            AriTelephony second = connected(next);

            assertThat(next.all(TelephonyEvent.LinkUp.class)
                            .getFirst()
                            .snapshot()
                            .legs())
                    .contains(
                            new SwitchSnapshot.Leg(43, LegState.CONNECTED, 0, 44),
                            new SwitchSnapshot.Leg(44, LegState.CONNECTED, 0, 43));
            await(() -> next.count(45, TelephonyEvent.Ended.class) == 1); // its partner is gone
            await(() -> next.has(new TelephonyEvent.Arrived(arrival, "5550001", "525511112222")));
            ack(second.connect(arrival, 4));
            await(() -> next.has(new TelephonyEvent.Connected(arrival, 4)));
            await(() -> second.record(43, "before-and-after", RecordAction.STOP)
                    .toCompletableFuture()
                    .join()
                    .equals(Ack.ACCEPTED));
            ack(second.supervise(5, 4, SuperviseMode.OFF));
            ack(second.hangup(44));
            await(() -> next.count(43, TelephonyEvent.Ended.class) == 1);
            ack(second.hangup(arrival));
            ack(second.closeAdvisor(4));
            ack(second.closeAdvisor(5));
            await(() -> channels().lines().noneMatch(line -> line.startsWith("PJSIP/") || line.startsWith("Snoop/")));
            assertThat(caller.port()).isPositive();
        }
    }

    private String channelName(String wanted) {
        return channels()
                .lines()
                .filter(line -> line.endsWith("!" + wanted))
                .map(line -> line.substring(0, line.indexOf('!')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldStopWhenAnotherEngineTakesOver() {
        EventLog log = new EventLog();
        AriTelephony first = connected(log);
        EventLog next = new EventLog();
        AriTelephony second = connected(next);

        await(() -> log.has(new TelephonyEvent.LeadershipLost()));
        Ack refused = first.dial(request(51, Behaviour.ANSWER, 0))
                .toCompletableFuture()
                .join();
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Ack.Refused.class, r -> assertThat(r.reason()).isEqualTo(Ack.Reason.LINK_DOWN));
        sleep(2_500); // longer than the longest back-off: the first must not come back
        assertThat(next.all(TelephonyEvent.LeadershipLost.class)).isEmpty();
        answered(second, next, 52, Behaviour.ANSWER);
    }

    @Test
    void shouldNoticeAFrozenAsterisk() throws Exception {
        EventLog log = new EventLog();
        AriSettings usual = settings(asterisk.settings().ariPassword());
        AriSettings impatient = new AriSettings(
                usual.host(),
                usual.port(),
                usual.user(),
                usual.password(),
                usual.app(),
                usual.trunks(),
                4,
                100,
                1_000,
                400,
                1_500,
                50,
                500);
        AriTelephony telephony = open(impatient, log);
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 1);
        sleep(2_500); // an idle link must not count as dead
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
        open(settings("not-the-password"), log);
        await(() -> !log.events().isEmpty());
        assertThat(log.events().getFirst()).isInstanceOf(TelephonyEvent.LinkDown.class);
        assertThat(log.events().getFirst().toString()).doesNotContain("not-the-password");
        sleep(1_000);
        assertThat(log.events()).hasSize(1);
    }

    @Test
    void shouldCallAPhoneThatRegisteredWithAnAccountOfTheServer() {
        EventLog log = new EventLog();
        AriTelephony telephony = connected(log);
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

    private AriSettings settings(String password) {
        return AriSettings.of("127.0.0.1", asterisk.settings().ariPort(), AsteriskProcess.USER, password);
    }

    private AriTelephony open(AriSettings settings, EventLog log) {
        AriTelephony telephony = new AriTelephony(settings);
        opened.add(telephony);
        telephony.start(log);
        return telephony;
    }

    private AriTelephony connected(EventLog log) {
        AriTelephony telephony = open(settings(asterisk.settings().ariPassword()), log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
        return telephony;
    }

    private static AdvisorEndpoint robot() {
        return new AdvisorEndpoint.Sip("phone@robots");
    }

    private static DialRequest request(long leg, Behaviour behaviour, long afterMs) {
        String number = "+" + ForcedNumber.number(behaviour, afterMs, (int) leg);
        return new DialRequest(leg, number, "trunk", "+525550000000", 20_000, 2_000, 0);
    }

    private static void answered(AriTelephony telephony, EventLog log, long leg, Behaviour behaviour) {
        ack(telephony.dial(request(leg, behaviour, 0)));
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
    }

    private String channels() {
        return asterisk.console("core show channels concise");
    }

    private static void ack(CompletionStage<Ack> answer) {
        assertThat(answer.toCompletableFuture().join()).isEqualTo(Ack.ACCEPTED);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited %d ms", PATIENCE_MS).isLessThan(end);
            sleep(20);
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
