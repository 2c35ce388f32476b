package io.cadencia.simulation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.simulation.TeamSpec.Group;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.Witness;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioReader;
import io.cadencia.simulation.scenario.ScenarioWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryScenarioTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
    private static final long MONDAY_9 = 1_772_463_600_000L;

    @Test
    void shouldBuildTheWorldThatWasRecorded() {
        Scenario known = ScenarioReader.text("known", """
                run: {hours: 10}
                team: [{advisors: 30, from: "09:00", to: "17:00", breaks: [{from: "13:00", minutes: 30, waves: 2}]}]
                debtors: {phones: [{answer: {8: 0.2, 12: 0.35, 15: 0.25}, busy: 0.2, invalid: 0.05}]}
                handling: {talk: {kind: gamma, shape: 2, mean: 90}, wrapUp: {kind: lognormal, mean: 25, cv: 0.8}}
                campaign: {mode: progressive}
                """, Map.of());

        Scenario built = record(known).build("built", known.campaign(), 4);

        var phone = built.world().portfolio().phones().getFirst();
        assertThat(phone.answer().at(10)).isCloseTo(0.95 * 0.2 / 0.95, within(0.02));
        assertThat(phone.answer().at(13)).isCloseTo(0.35, within(0.025));
        assertThat(phone.answer().at(16)).isCloseTo(0.25, within(0.025));
        assertThat(phone.busy()).isCloseTo(0.2, within(0.02));
        assertThat(phone.invalid()).isCloseTo(0.05, within(0.01));
        assertThat(built.world().handling().talk().meanMs()).isCloseTo(90_000, within(4_000.0));
        assertThat(built.world().handling().wrapUp().meanMs()).isCloseTo(25_000, within(1_200.0));
        assertThat(built.world().carrier().postDial().meanMs()).isCloseTo(2_500, within(50.0));
        assertThat(built.world().carrier().ringLimitMs()).isCloseTo(22_000, within(50L));
        assertThat(built.run().hours()).isBetween(8.0, 8.25);
        assertThat(advisorsAt(built, LocalTime.of(11, 5))).isEqualTo(30);
        assertThat(advisorsAt(built, LocalTime.of(13, 20))).isBetween(14, 17);
        assertThat(advisorsAt(built, LocalTime.of(15, 5))).isEqualTo(30);
        assertThat(ScenarioReader.text("again", ScenarioWriter.yaml(built), Map.of()))
                .isEqualTo(built);
    }

    /** A campaign that hangs up machines: in the world built from it machines must not reach the advisors either. */
    @Test
    void shouldHangUpTheMachinesThatWereHungUp() {
        Scenario known = ScenarioReader.text("known", """
                run: {hours: 6}
                team: [{advisors: 30, from: "08:00", to: "14:00"}]
                debtors: {phones: [{answer: 0.2, machine: 0.4}]}
                carrier: {detection: {listens: 2, heard: 1, mistaken: 0}}
                campaign: {mode: progressive, machines: inline, machineErrors: 0.01}
                """, Map.of());
        var history = new HistoryScenario(MEXICO);
        run(known, known.campaign(), history);

        Scenario built = history.build("built", known.campaign(), 1);

        assertThat(built.campaign().calls()).isEqualTo(known.campaign().calls());
        assertThat(built.world().portfolio().phones().getFirst().machine()).isCloseTo(0.4, within(0.03));
        var again = new HistoryScenario(MEXICO);
        run(built, built.campaign(), again);
        var phone = again.build("again", built.campaign(), 1)
                .world()
                .portfolio()
                .phones()
                .getFirst();
        assertThat(phone.answer().at(10)).isCloseTo(0.2, within(0.02));
        assertThat(phone.machine()).isCloseTo(0.4, within(0.03));
        assertThat(ScenarioReader.text("again", ScenarioWriter.yaml(built), Map.of()))
                .isEqualTo(built);
    }

    private static int advisorsAt(Scenario scenario, LocalTime time) {
        return scenario.world().team().groups().stream()
                .filter(g -> g.from() != null && g.to() != null)
                .filter(g -> !time.isBefore(from(g)) && time.isBefore(to(g)))
                .mapToInt(Group::advisors)
                .sum();
    }

    private static LocalTime from(Group group) {
        return group.from() == null ? LocalTime.MIN : group.from();
    }

    private static LocalTime to(Group group) {
        return group.to() == null ? LocalTime.MAX : group.to();
    }

    private static HistoryScenario record(Scenario scenario) {
        var history = new HistoryScenario(MEXICO);
        run(scenario, VirtualWorld.campaign(0.029), history);
        return history;
    }

    private static void run(Scenario scenario, CampaignSpec campaign, HistoryScenario history) {
        var world = new VirtualWorld(scenario.world(), campaign, 5, new Witness() {
            @Override
            public void on(Fact fact) {
                switch (fact) {
                    case Fact.AttemptEnded call -> history.call(call);
                    case Fact.AdvisorInterval interval -> history.advisor(interval);
                    default -> {}
                }
            }
        });
        world.run(Long.MAX_VALUE, scenario.run().lengthMs(), Engine::apply);
    }

    @Test
    void shouldSayWhatIsMissing() {
        var history = new HistoryScenario(MEXICO);
        history.advisor(new Fact.AdvisorInterval(1, 1, 1, AdvisorState.READY, "", MONDAY_9, MONDAY_9 + 3_600_000));

        assertThat(history.missing())
                .containsExactly(
                        "calls: 0 recorded, 500 needed",
                        "conversations: 0 recorded, 100 needed",
                        "after-call works: 0 recorded, 50 needed",
                        "advisor hours: 1 recorded, 2 needed");
        assertThatThrownBy(() -> history.build("x", VirtualWorld.campaign(0.029), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("500 needed");
    }

    @Test
    void shouldTakeWrapUpPastItsLimitAsOne() {
        var history = new HistoryScenario(MEXICO);
        long at = MONDAY_9;
        for (int i = 0; i < 60; i++) {
            history.advisor(interval(AdvisorState.WRAP_UP, at, at + 30_000));
            history.advisor(interval(AdvisorState.UNCLASSIFIED, at + 30_000, at + 40_000));
            history.advisor(interval(AdvisorState.READY, at + 40_000, at + 60_000));
            at += 60_000;
        }

        assertThat(history.missing()).noneMatch(m -> m.startsWith("after-call")).hasSize(3);
    }

    private static Fact.AdvisorInterval interval(AdvisorState state, long from, long to) {
        return new Fact.AdvisorInterval(1, 1, 1, state, "", from, to);
    }
}
