package io.cadencia.simulation.scenario;

import java.io.Serial;
import java.util.List;

/** A scenario that cannot be run. The message names every field at fault with its value and the remedy. */
public final class ScenarioException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems each as {@code field: 'value' remedy} */
    public ScenarioException(String source, List<String> problems) {
        super(
                problems.size() == 1
                        ? source + ": " + problems.getFirst()
                        : source + ": " + problems.size() + " fields cannot be used:\n  "
                                + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
