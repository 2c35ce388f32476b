package io.cadencia.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.simulation.scenario.ScenarioFields.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScenarioFieldsTest {
    private static final Pattern INSIDE_A_TIME =
            Pattern.compile(".*\\.(kind|from|to|mean|cv|shape|seconds|edges|weights|phases|time|name|next)(\\[].*)?");

    @Test
    void shouldExplainTheFieldsTheReaderKnows() {
        Set<String> explained =
                new TreeSet<>(ScenarioFields.ALL.stream().map(Field::path).toList());
        Set<String> known = new TreeSet<>(ScenarioReader.fields());
        known.removeIf(
                path -> !explained.contains(path) && INSIDE_A_TIME.matcher(path).matches());

        assertThat(explained).isEqualTo(known);
    }

    @Test
    void shouldShowEveryFieldInTheDocumentation() throws IOException {
        List<String> page = Files.readAllLines(Path.of("../docs/simulation.md"));
        List<String> rows = ScenarioFields.ALL.stream()
                .map(f -> "| `" + f.path() + "` | " + f.byDefault() + " | " + f.meaning() + " |")
                .toList();

        assertThat(page.stream().filter(line -> line.startsWith("| `")).toList())
                .as("docs/simulation.md must hold the fields as ScenarioFields tells them")
                .containsSubsequence(rows);
    }

    @Test
    void shouldReadEveryFormOfATime() {
        for (Field time : ScenarioFields.TIMES) {
            Scenario scenario =
                    ScenarioReader.text("test", "team: [{advisors: 1}]", Map.of("handling.talk", time.path()));

            assertThat(scenario.world().handling().talk().meanMs()).isPositive();
        }
    }

    @Test
    void shouldReadWhatItWrites() {
        for (String sample : Samples.NAMES) {
            Scenario scenario = Samples.read(sample, Map.of());

            assertThat(ScenarioReader.text(sample, ScenarioWriter.yaml(scenario), Map.of()))
                    .isEqualTo(scenario);
        }
        Scenario every = ScenarioReader.text("every", EveryField.YAML, Map.of());
        assertThat(ScenarioReader.text("every", ScenarioWriter.yaml(every), Map.of()))
                .isEqualTo(every);
    }
}
