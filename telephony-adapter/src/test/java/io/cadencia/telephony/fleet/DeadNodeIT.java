package io.cadencia.telephony.fleet;

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
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.telephony.population.Behaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine over two real Asterisks: what becomes of its work when one of them goes. */
class DeadNodeIT extends TwoAsterisks {
    @TempDir
    Path folder;

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
            await(() -> phonesOnA.stream().map(engine.seats::get).allMatch(DeadNodeIT::upOnB));
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
}
