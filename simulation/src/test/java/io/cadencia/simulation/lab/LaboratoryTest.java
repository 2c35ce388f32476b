package io.cadencia.simulation.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.simulation.lab.PolicyResult.Measure;
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

    private static Scenario scenario() {
        return ScenarioReader.text("small", SMALL, Map.of());
    }

    private static Experiment run(int threads) throws InterruptedException {
        return new Laboratory(threads, h -> {}).run(scenario(), PolicyChoice.parseAll("cadencia,progressive"));
    }
}
