package io.cadencia.telephony.amd;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings of app_amd by their names in amd.conf: milliseconds, but for the number of words and the threshold. */
record AmdParameters(Map<String, Integer> values) {
    /** The example file that comes with Asterisk. */
    static final AmdParameters ASTERISK = new AmdParameters(Map.of(
            "total_analysis_time", 5_000,
            "initial_silence", 2_500,
            "greeting", 1_500,
            "after_greeting_silence", 800,
            "min_word_length", 100,
            "maximum_word_length", 5_000,
            "between_words_silence", 50,
            "maximum_number_of_words", 2,
            "silence_threshold", 256));

    /** What the search tries beside Asterisk's own values. */
    private static final Map<String, List<Integer>> CHOICES = new TreeMap<>(Map.of(
            "maximum_number_of_words", List.of(2, 3, 4, 6, 8),
            "greeting", List.of(1_500, 2_000, 2_500, 3_000),
            "after_greeting_silence", List.of(500, 650, 800),
            "initial_silence", List.of(2_500, 3_500),
            "silence_threshold", List.of(256, 450, 700),
            "total_analysis_time", List.of(5_000, 7_000),
            "between_words_silence", List.of(50, 120)));

    AmdParameters {
        values = Map.copyOf(values);
    }

    /** The names of what the search may change. */
    static List<String> names() {
        return List.copyOf(CHOICES.keySet());
    }

    /** This set with every other choice for one of the values. */
    Stream<AmdParameters> others(String name) {
        return CHOICES.getOrDefault(name, List.of()).stream()
                .filter(choice -> !choice.equals(values.get(name)))
                .map(choice -> {
                    Map<String, Integer> changed = new TreeMap<>(values);
                    changed.put(name, choice);
                    return new AmdParameters(changed);
                });
    }

    /** As amd.conf. */
    String file() {
        StringBuilder text = new StringBuilder("[general]\n");
        new TreeMap<>(values)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return new TreeMap<>(values).toString();
    }
}
