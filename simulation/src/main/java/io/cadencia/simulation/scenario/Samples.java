package io.cadencia.simulation.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The scenarios that come with the product; the folder {@code simulation/scenarios}. */
public final class Samples {
    public static final List<String> NAMES = List.of(
            "reference",
            "small-team",
            "answers-double",
            "talk-halves",
            "break",
            "lunch",
            "outage",
            "list-ends",
            "phases",
            "answer-model",
            "unlike-debtors",
            "mexican-day");

    private Samples() {}

    /** @throws ScenarioException if a setting cannot be used */
    public static Scenario read(String name, Map<String, String> settings) {
        return ScenarioReader.text(name, yaml(name), settings);
    }

    /** The file as it stands. */
    public static String yaml(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/scenarios/" + name + ".yaml")) {
            if (in == null) {
                throw new ScenarioException(name, List.of("is no sample; there are " + String.join(", ", NAMES)));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sample " + name, e);
        }
    }
}
