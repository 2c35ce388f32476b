package io.cadencia.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.campaign.DialMode;
import io.cadencia.simulation.Distribution;
import io.cadencia.simulation.WorldSpec;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ScenarioReaderTest {
    static final List<String> SAMPLES = Samples.NAMES;

    @Test
    void shouldTakeTheReferenceWorldForWhatIsNotWritten() {
        Scenario scenario = read("team: [{advisors: 7}]");

        assertThat(scenario.world()).isEqualTo(WorldSpec.reference(7));
        assertThat(scenario.campaign().mode()).isEqualTo(DialMode.PREDICTIVE);
        assertThat(scenario.run().hours()).isEqualTo(11);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void shouldReadEverySample(String name) {
        Scenario scenario = Samples.read(name, Map.of());

        assertThat(scenario.description()).isNotBlank();
    }

    @Test
    void shouldListEverySampleThatComesWithTheProduct() {
        String[] files = Objects.requireNonNull(new File("scenarios").list());

        assertThat(Arrays.stream(files).map(f -> f.replace(".yaml", ""))).containsExactlyInAnyOrderElementsOf(SAMPLES);
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read("""
                        team: [{advisors: 0, form: "08:00"}]
                        carrier: {ring: {kind: lognormal, mean: -3, cv: 1}}
                        campaign: {pacing: {abandonmentTarget: 0.04, abandonmentCeiling: 0.03}}
                        """))
                .isInstanceOfSatisfying(
                        ScenarioException.class,
                        e -> assertThat(e.problems())
                                .containsExactlyInAnyOrder(
                                        "team[0].advisors: '0' must be a whole number, 1 to 10000",
                                        "team[0].form: is not known here; known are advisors, breaks, days, earlyLeavers,"
                                                + " from, late, randomBreaks, to",
                                        "carrier.ring: 'mean' must be 0 seconds or more, at most a day",
                                        "campaign.pacing.abandonmentTarget: '0.04' must be at most the"
                                                + " abandonmentCeiling of 0.03"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team: []                                                    | team: is missing",
                "run: {seeds: 2}                                             | team: is missing",
                "team: [{advisors: 20000}]                                   | team[0].advisors: '20000' must be",
                "team: [{advisors: 6000}, {advisors: 6000}]                  | team: the team's advisors must be 1 to 10000",
                "team: [{advisors: 5, from: '08:00'}]                        | team[0].to: must be given together",
                "team: [{advisors: 5, from: '18:00', to: '08:00'}]           | team[0].to: '08:00' must be after",
                "team: [{advisors: 5, from: '8', to: '18:00'}]               | team[0].from: '8' must be a time of day",
                "team: [{advisors: 5, days: [lun]}]                          | team[0].days: must be of mon",
                "team: [{advisors: 5, days: [mon]}]                          | team[0].days: needs 'from' and 'to'",
                "team: [{advisors: 5, late: 60, earlyLeavers: 0.1}]          | team[0].late: '60' needs 'from' and 'to'",
                "team: [{advisors: 5, from: '08:00', to: '18:00', breaks: [{from: '09:00', minutes: 75, waves: 20}]}] | takes 1500",
                "team: [{advisors: 5, randomBreaks: {time: 60}}]             | team[0].randomBreaks.time: '60' needs 'perHour'",
                "team: [{advisors: 5, from: '20:00', to: '22:00'}]           | team: has no shift within the run",
                "team: [{advisors: 5, from: '09:00', to: '18:00', days: [sun]}] | team: has no shift within the run",
                "handling: {talk: {kind: phases, phases: [{name: a, time: 1, next: 0.5}, {name: b, time: 1}]}} | must give a chance",
                "run: {hours: 1, warmUpMinutes: 60}                          | run.warmUpMinutes: '60' must be shorter",
                "run: {zone: Mexico}                                         | run.zone: 'Mexico' must be an IANA",
                "run: {start: today}                                         | run.start: 'today' must be a local date",
                "debtors: {phones: [{answer: 1.5}]}                          | debtors.phones[0].answer: '1.5' must be",
                "debtors: {phones: [{answer: {25: 0.1}}]}                    | debtors.phones[0].answer: must give a share",
                "debtors: {phones: [{machine: 0.6, busy: 0.6}]}              | debtors.phones[0].machine: '0.6' machine, busy",
                "debtors: {phones: []}                                       | debtors.phones: must list at least one",
                "handling: {talk: {kind: histogram, edges: [], weights: []}} | handling.talk: must have 1 to 1000 weights",
                "handling: {talk: {kind: histogram, edges: [1, 2], weights: [0]}} | handling.talk: weights must be 0 or more",
                "handling: {talk: {kind: histogram, edges: [2, 1], weights: [1]}} | handling.talk: edges must rise",
                "handling: {talk: {kind: gamma, mean: 3}}                    | handling.talk: needs 'shape'",
                "handling: {talk: {mean: 3}}                                 | handling.talk.kind: is missing",
                "handling: {talk: {kind: normal}}                            | handling.talk.kind: 'normal' must be one of",
                "handling: {talk: -1}                                        | handling.talk: '-1' must be a number",
                "handling: {talk: {kind: uniform, from: 5, to: 2}}           | handling.talk: 'from' must not be above 'to'",
                "handling: {talk: {kind: phases, phases: []}}                | handling.talk: must have 1 to 20 phases",
                "handling: {talk: {kind: phases, phases: [{name: a, time: 1, next: {b: 1}}]}} | goes on to 'b'",
                "carrier: {ring: 30}                                         | carrier.ring: lies wholly beyond",
                "carrier: {ringLimitSeconds: 50}                             | carrier.ringLimitSeconds: '50.0' must be at most",
                "campaign: {mode: manual}                                    | campaign.mode: 'manual' must be one of",
                "changes: [{at: '03:00'}]                                    | changes[0].at: '03:00' must be within the run",
                "changes: [{at: '12:00', breakShare: 0.5}]                   | changes[0].breakShare: '0.5' needs 'minutes'",
                "changes: [{minutes: 5}]                                     | changes[0].at: is missing",
                "advisors: 5                                                 | advisors: is not known here",
            })
    void shouldRefuseWhatIsImpossibleAndNameTheField(String yaml, String expected) {
        String whole =
                yaml.startsWith("team") || yaml.startsWith("run: {seeds") ? yaml : yaml + "\nteam: [{advisors: 5}]";

        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void shouldPutSingleValuesInPlaceOfThoseWritten() {
        Scenario scenario = ScenarioReader.text(
                "test",
                "team: [{advisors: 7}]",
                Map.of(
                        "team[0].advisors", "9",
                        "campaign.pacing.linesPerAdvisor", "3",
                        "handling.talk", "{kind: exponential, mean: 60}"));

        assertThat(scenario.world().team().advisors()).isEqualTo(9);
        assertThat(scenario.campaign().pacing().linesPerAdvisor()).isEqualTo(3);
        assertThat(scenario.world().handling().talk()).isEqualTo(new Distribution.Exponential(60_000));
    }

    @Test
    void shouldRefuseASettingOfAFieldThatIsNotThere() {
        assertThatThrownBy(() -> ScenarioReader.text("test", "team: [{advisors: 7}]", Map.of("team[3].advisors", "9")))
                .hasMessageContaining("team[3].advisors: '9' cannot be set");
        assertThatThrownBy(() ->
                        ScenarioReader.text("test", "team: [{advisors: 7}]", Map.of("team[99999999999].advisors", "9")))
                .hasMessageContaining("team[99999999999].advisors: '9' cannot be set");
        assertThatThrownBy(() -> ScenarioReader.text("test", "team: [{advisors: 7}]", Map.of("campaign.lines", "9")))
                .hasMessageContaining("campaign.lines: is not known here");
    }

    private static Scenario read(String yaml) {
        return ScenarioReader.text("test", yaml, Map.of());
    }
}
