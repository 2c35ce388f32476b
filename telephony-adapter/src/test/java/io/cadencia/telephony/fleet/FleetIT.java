package io.cadencia.telephony.fleet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.ExchangeFigures;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Scenario;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.exchange.CallerId;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeMode;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.ari.AriSettings;
import io.cadencia.telephony.ari.AriTelephony;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real Asterisks as one switch: calls across them, and what becomes of the work when one of them goes. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class FleetIT {
    private static final long PATIENCE_MS = 20_000;
    private static final AdvisorEndpoint PHONE = new AdvisorEndpoint.Sip("phone@robots");

    private static final Map<String, Integer> NUMBERS = NodeNumbers.of(List.of("a", "b"));

    @TempDir
    Path folder;

    private SippProcess debtors;
    private SippProcess phones;
    private AsteriskProcess a;
    private AsteriskProcess b;
    private SwitchFleet fleet;

    @BeforeEach
    void startRig() {
        debtors = SippProcess.debtors(DebtorPopulation.hasty());
        phones = SippProcess.phones();
        a = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
        b = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
        fleet = new SwitchFleet(List.of(node("a", a), node("b", b)));
    }

    private static Node node(String name, AsteriskProcess asterisk) {
        AsteriskSettings settings = asterisk.settings();
        return new Node(
                name,
                new AriTelephony(
                        AriSettings.of("127.0.0.1", settings.ariPort(), AsteriskProcess.USER, settings.ariPassword())
                                .asNode(requireNonNull(NUMBERS.get(name)))),
                "127.0.0.1:" + settings.sipPort());
    }

    @AfterEach
    void stopRig() {
        fleet.close();
        b.close();
        a.close();
        phones.close();
        debtors.close();
    }

    @Test
    void shouldBringADebtorOfOneNodeToAnAdvisorOfTheOtherAndKeepTheLineForTheNext() {
        EventLog log = started();
        ack(fleet.openAdvisor(1, PHONE, "b"));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(1)));

        long first = answered(log, 11, "a");
        long before = System.nanoTime();
        ack(fleet.connect(first, 1));
        await(() -> log.has(new TelephonyEvent.Connected(first, 1)));
        long cold = System.nanoTime() - before;
        assertThat(bridged(a, "adv--1-")).as("debtor and tie on a").isEqualTo(2);
        await(() -> bridged(b, "adv-1-") == 2);

        ack(fleet.hold(first, true));
        await(() -> bridged(a, "adv--1-") == 1);
        ack(fleet.hold(first, false));
        await(() -> bridged(a, "adv--1-") == 2);
        ack(fleet.hangup(first));
        await(() -> log.count(first, TelephonyEvent.Ended.class) == 1);

        long second = answered(log, 12, "a");
        before = System.nanoTime();
        ack(fleet.connect(second, 1));
        await(() -> log.has(new TelephonyEvent.Connected(second, 1)));
        long warm = System.nanoTime() - before;
        System.out.printf("tie line: first connection %.1f ms, next %.1f ms%n", cold / 1e6, warm / 1e6);
        assertThat(bridged(b, "adv-1-")).as("the same line").isEqualTo(2);
        assertThat(log.story(second)).containsExactly("Dialing", "Ringing", "Answered", "Connected");

        ack(fleet.closeAdvisor(1));
        await(() -> channels(a).isEmpty() || channels(a).equals(List.of("leg-12-")));
        await(() -> channels(b).isEmpty());
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).hasSize(1);
    }

    @Test
    void shouldCallForAnAdvisorOfTheOtherNodeByHand() {
        EventLog log = started();
        ack(fleet.openAdvisor(2, PHONE, "b"));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(2)));

        ack(fleet.dial(new DialRequest(
                21, number(Behaviour.ANSWER, 21), "trunk", "+525550000000", 20_000, 2_000, 2, 0, AmdMode.NONE, "a")));

        await(() -> log.has(new TelephonyEvent.Connected(21, 2)));
        assertThat(bridged(a, "adv--2-")).isEqualTo(2);
        assertThat(log.story(21)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
    }

    @Test
    void shouldRefuseToCrossToANodeThatIsDead() {
        EventLog log = started();
        ack(fleet.openAdvisor(3, PHONE, "b"));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(3)));
        long leg = answered(log, 31, "a");
        b.crash();

        Ack answer = fleet.connect(leg, 3).toCompletableFuture().join();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Ack.Refused.class, r -> assertThat(r.reason()).isEqualTo(Ack.Reason.ADVISOR_GONE));
        assertThat(log.count(leg, TelephonyEvent.Ended.class)).isZero();
    }

    /** Both have just started, so that their counters and seconds are alike. */
    @Test
    void shouldGiveCallersOfBothNodesIdsOfTheirOwnAlsoAfterARestart() {
        EventLog log = started();
        List<SippProcess> callers = new ArrayList<>();
        try {
            callers.add(SippProcess.caller(a, "5550001", "525511112222", 20_000));
            callers.add(SippProcess.caller(b, "5550001", "525511112222", 20_000));
            await(() -> log.all(TelephonyEvent.Arrived.class).size() == 2);
            a.crashAndRestart();
            await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 3);
            callers.add(SippProcess.caller(a, "5550001", "525511112222", 20_000));
            await(() -> log.all(TelephonyEvent.Arrived.class).size() == 3);
        } finally {
            callers.forEach(SippProcess::close);
        }
        assertThat(log.all(TelephonyEvent.Arrived.class))
                .extracting(TelephonyEvent.Arrived::legId)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnWithoutADeadNodeAndTakeItBack() throws IOException {
        try (EngineOverSwitch engine = new EngineOverSwitch(folder, fleet)) {
            campaign(engine, 4, 6);
            await(() -> talking(engine).size() == 4);
            await(() -> engine.placed.size() == 6);
            List<Long> onA = attempts(engine, "a");
            List<Long> onB = attempts(engine, "b");
            assertThat(onA).hasSize(3);
            assertThat(onB).hasSize(3);
            List<Long> phonesOnA = engine.seats.values().stream()
                    .filter(s -> s.phoneNode().equals("a"))
                    .map(SeatView::sessionId)
                    .toList();
            assertThat(phonesOnA).hasSize(3);
            List<Long> talkingOnB = talking(engine).stream()
                    .map(s -> s.call() == null ? 0L : s.call().attemptId())
                    .filter(onB::contains)
                    .toList();
            assertThat(talkingOnB).hasSize(2);

            long killed = System.nanoTime();
            a.crash();

            await(() -> ended(engine).containsAll(onA));
            long ended = System.nanoTime() - killed;
            await(() -> phonesOnA.stream().map(engine.seats::get).allMatch(FleetIT::upOnB));
            long moved = System.nanoTime() - killed;
            assertThat(ended(engine)).doesNotContainAnyElementsOf(onB);
            assertThat(engine.facts(Fact.AttemptEnded.class))
                    .allSatisfy(end -> assertThat(end.outcome()).isIn(Outcome.CONNECTED, Outcome.TECHNICAL_FAILURE))
                    .anySatisfy(end -> assertThat(end.outcome()).isEqualTo(Outcome.TECHNICAL_FAILURE));
            assertThat(engine.facts(Fact.LeadReleased.class)).isNotEmpty().allSatisfy(lead -> {
                assertThat(lead.attempts()).isZero();
                // at once if it was not ringing yet; who may have heard the message waits as after congestion (a tenth
                // more)
                assertThat(lead.nextAttemptAtMs()).isLessThan(System.currentTimeMillis() + 66_000);
            });
            assertThat(channels(b)).as("the calls of b").containsAll(legNames(talkingOnB));

            int before = engine.placed.size();
            freshCall(engine, phonesOnA);
            await(() -> engine.placed.size() > before);
            assertThat(engine.placed.getLast().request().node()).isEqualTo("b");
            System.out.printf(
                    "kill -9 of a node: calls ended after %.1f s, phones moved after %.1f s%n",
                    ended / 1e9, moved / 1e9);

            engine.submit(new Command.SetNodeMode("b", NodeMode.DRAIN, "test"));
            a.comeBack();
            await(() ->
                    engine.seats.values().stream().anyMatch(s -> s.phoneNode().equals("a")));
            assertThat(ended(engine)).as("drain cuts nothing").doesNotContainAnyElementsOf(talkingOnB);

            engine.submit(new Command.SetNodeMode("b", NodeMode.MAINTENANCE, "test"));
            await(() -> ended(engine).containsAll(onB));
            await(() -> channels(b).isEmpty());
            await(() -> engine.seats.values().stream()
                    .allMatch(s -> s.phoneNode().equals("a") && s.phoneLeg() == SeatView.PhoneLeg.UP));
        }
    }

    /** As many advisors as leads; the first {@code talkers} debtors answer and talk, the others let it ring. */
    private void campaign(EngineOverSwitch engine, int talkers, int advisors) {
        engine.submit(new Command.DefineExchange(new ExchangeSpec(
                List.of(new NodeSpec("a", 1, 100), new NodeSpec("b", 1, 100)),
                List.of(new TrunkSpec(
                        "trunk", List.of(), 100, 100, List.of(new CallerId("+525550000000", Purpose.COLLECTION)))))));
        engine.submit(new Command.DefineCampaign(Scenario.spec(1, DialMode.PROGRESSIVE)));
        for (int i = 1; i <= advisors; i++) {
            engine.add(lead(i, i <= talkers ? Behaviour.ANSWER : Behaviour.NO_ANSWER));
        }
        engine.start();
        engine.submit(new Command.RunCampaign(1, true, "test"));
        await(() -> engine.exchange.nodes().stream()
                        .filter(ExchangeFigures.Node::up)
                        .count()
                == 2);
        for (long advisor = 1; advisor <= advisors; advisor++) {
            engine.submit(new Command.TakeSeat(engine.request(), advisor, advisor, 1, PHONE));
        }
        await(() -> engine.seats.size() == advisors
                && engine.seats.values().stream().allMatch(s -> s.phoneLeg() == SeatView.PhoneLeg.UP));
        for (long advisor = 1; advisor <= advisors; advisor++) {
            engine.submit(new Command.ChangeState(engine.request(), advisor, true, ""));
        }
    }

    /** One of these advisors classifies, or comes back from the pause, and a lead is there to be called. */
    private static void freshCall(EngineOverSwitch engine, List<Long> advisors) {
        engine.add(lead(90, Behaviour.NO_ANSWER));
        for (long advisor : advisors) {
            SeatView seat = engine.seats.get(advisor);
            if (seat != null && seat.call() != null) {
                engine.submit(new Command.Classify(
                        engine.request(), advisor, seat.call().attemptId(), "RT", Map.of(), ""));
            }
            engine.submit(new Command.ChangeState(engine.request(), advisor, true, ""));
        }
    }

    private static Lead lead(int id, Behaviour behaviour) {
        return new Lead(
                id, 1, id, id, 0, List.of(new Phone(id, number(behaviour, id), List.of("America/Mexico_City"))));
    }

    private static boolean upOnB(@Nullable SeatView seat) {
        return seat != null && seat.phoneNode().equals("b") && seat.phoneLeg() == SeatView.PhoneLeg.UP;
    }

    private static List<Long> attempts(EngineOverSwitch engine, String node) {
        return engine.placed.stream()
                .map(Effect.PlaceCall::request)
                .filter(r -> r.node().equals(node))
                .map(DialRequest::legId)
                .toList();
    }

    private static List<Long> ended(EngineOverSwitch engine) {
        return engine.facts(Fact.AttemptEnded.class).stream()
                .map(Fact.AttemptEnded::attemptId)
                .toList();
    }

    private static List<SeatView> talking(EngineOverSwitch engine) {
        return engine.seats.values().stream()
                .filter(s -> s.call() != null && s.call().connectedAtMs() != 0)
                .toList();
    }

    private static List<String> legNames(List<Long> legs) {
        return legs.stream().map(leg -> "leg-" + leg + "-").toList();
    }

    private EventLog started() {
        EventLog log = new EventLog();
        fleet.start(log);
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        assertThat(log.all(TelephonyEvent.LinkUp.class))
                .extracting(TelephonyEvent.LinkUp::node)
                .containsExactlyInAnyOrder("a", "b");
        return log;
    }

    private long answered(EventLog log, long leg, String node) {
        ack(fleet.dial(new DialRequest(
                leg,
                number(Behaviour.ANSWER, (int) leg),
                "trunk",
                "+525550000000",
                20_000,
                2_000,
                0,
                0,
                AmdMode.NONE,
                node)));
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        return leg;
    }

    private static String number(Behaviour behaviour, int filler) {
        return ForcedNumber.number(behaviour, 100, filler);
    }

    /** How many channels are in a bridge. */
    private static long bridged(AsteriskProcess asterisk, String bridge) {
        return asterisk.console("bridge show " + bridge)
                .lines()
                .filter(line -> line.startsWith("Channel: "))
                .count();
    }

    private static List<String> channels(AsteriskProcess asterisk) {
        List<String> ids = new ArrayList<>();
        asterisk.console("core show channels concise")
                .lines()
                .filter(line -> line.contains("!"))
                .map(line -> line.substring(line.lastIndexOf('!') + 1))
                .forEach(ids::add);
        return ids;
    }

    private static void ack(CompletionStage<Ack> stage) {
        assertThat(stage.toCompletableFuture().join()).isEqualTo(Ack.ACCEPTED);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
