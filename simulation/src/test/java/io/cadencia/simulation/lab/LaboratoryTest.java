package io.cadencia.simulation.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.engine.Command;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.Witness;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.scenario.Samples;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaboratoryTest {
    private static final String SMALL = """
            name: Small
            run: {hours: 1.5, warmUpMinutes: 30, seeds: 3}
            team: [{advisors: 8}]
            changes: [{at: "09:00", answersTimes: 1.5}]
            """;

    @Test
    void shouldTellTheSameByteForByteOnAnyNumberOfThreads() throws Exception {
        Experiment one = run(1);
        Experiment three = run(3);

        assertThat(JsonReport.of(one)).isEqualTo(JsonReport.of(three));
        assertThat(HtmlReport.of(one)).isEqualTo(HtmlReport.of(three));
        assertThat(TextReport.of(one)).isEqualTo(TextReport.of(three));
    }

    @Test
    void shouldMakeAPageThatNeedsNothingElse() throws Exception {
        String page = HtmlReport.of(run(2));

        assertThat(page)
                .contains("<svg", "Ocupación", "Occupancy", "progressive")
                .doesNotContain("http://", "https://", "NaN", "Infinity", "@import", "url(");
    }

    @Test
    void shouldCountEachMomentOnceWithoutTheWarmUp() throws Exception {
        RunResult run = run(2).results().getFirst().runs().getFirst();

        assertThat(run.hours()).isEqualTo(1);
        assertThat(run.counted().advisorHours()).isCloseTo(8, within(0.01));
        assertThat(run.counted().waits())
                .isBetween(run.counted().contacts() - 8, run.counted().contacts() + 8);
    }

    @Test
    void shouldTellRunsApartBySeed() throws Exception {
        PolicyResult result = run(2).results().getFirst();

        assertThat(result.runs()).extracting(RunResult::seed).containsExactly(1L, 2L, 3L);
        assertThat(result.runs()).extracting(RunResult::stateHash).doesNotHaveDuplicates();
        assertThat(result.estimate(Measure.OCCUPANCY).runs()).isEqualTo(3);
    }

    @Test
    void shouldTellHowFarTheRunsAre() throws Exception {
        List<Double> steps = Collections.synchronizedList(new ArrayList<>());

        new Laboratory(2, steps::add).run(scenario(), PolicyChoice.parseAll("progressive"));

        assertThat(steps.stream().mapToDouble(s -> s).sum()).isCloseTo(4.5, within(0.01));
    }

    @Test
    void shouldStopWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(2)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldRefuseAPolicyThereIsNot() {
        assertThatThrownBy(() -> new Laboratory(1, h -> {}).run(scenario(), PolicyChoice.parseAll("magic")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'magic'")
                .hasMessageContaining("cadencia");
    }

    @Test
    void shouldCompareSettings() {
        var cases = Variants.cases(
                scenario(),
                PolicyChoice.parseAll("cadencia"),
                "pacing.abandonmentTarget=0.02; run.hours=2,team[0].advisors=4");

        assertThat(cases)
                .extracting(Laboratory.Case::label)
                .containsExactly("cadencia", "pacing.abandonmentTarget=0.02", "run.hours=2,team[0].advisors=4");
        assertThat(cases.get(1).scenario().campaign().pacing().abandonmentTarget())
                .isEqualTo(0.02);
        assertThat(cases.get(2).scenario().world().team().advisors()).isEqualTo(4);
    }

    /** The law counts people taken for machines as abandoned; the dialer does not know of them, the laboratory does. */
    @Test
    void shouldCountPeopleTakenForMachinesAsAbandoned() throws Exception {
        Scenario scenario = ScenarioReader.text("machines", """
                run: {hours: 4, warmUpMinutes: 0, seeds: 2}
                team: [{advisors: 20}]
                debtors: {phones: [{answer: 0.5}]}
                carrier: {detection: {listens: 1, heard: 1, mistaken: 0.2}}
                campaign: {mode: progressive, machines: inline}
                """, Map.of());

        PolicyResult result = new Laboratory(2, h -> {})
                .run(scenario, PolicyChoice.parseAll("progressive"))
                .results()
                .getFirst();

        assertThat(result.estimate(Measure.ABANDONMENT).mean()).isCloseTo(20, within(3.0));
    }

    /** Other dialers know when a call ends, not its phases: a report of a phase must not be taken for an end. */
    @Test
    void shouldTellPhasesToNobodyButTheHousesOwnPacing() throws Exception {
        Scenario scenario = Samples.read("phases", Map.of("run.hours", "2", "run.seeds", "1"));

        assertThat(phasesReported(scenario, "cadencia")).isTrue();
        assertThat(phasesReported(scenario, "cadencia(phases=0)")).isFalse();
        assertThat(phasesReported(scenario, "issabel")).isFalse();
    }

    private static boolean phasesReported(Scenario scenario, String policy) {
        VirtualWorld world = Dialer.world(scenario, PolicyChoice.parse(policy), 1, new Witness() {});
        long[] phases = {0};
        world.run(Long.MAX_VALUE, 1_200_000, (engine, now, command, out) -> {
            phases[0] += command instanceof Command.ReportPhase ? 1 : 0;
            engine.apply(now, command, out);
        });
        return phases[0] > 0;
    }

    private static Scenario scenario() {
        return ScenarioReader.text("small", SMALL, Map.of());
    }

    private static Experiment run(int threads) throws InterruptedException {
        return new Laboratory(threads, h -> {}).run(scenario(), PolicyChoice.parseAll("cadencia,progressive"));
    }
}
