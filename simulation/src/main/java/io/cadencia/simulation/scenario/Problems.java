package io.cadencia.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a scenario, all of it, and which fields were looked for. */
final class Problems {
    private static final int MOST = 50;

    private final List<String> found = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    /** @param value as written, empty = not written */
    void add(String field, String value, String remedy) {
        if (found.size() < MOST) {
            found.add((field.isEmpty() ? "" : field + ": ") + (value.isEmpty() ? "" : "'" + value + "' ") + remedy);
        }
    }

    void asked(String field) {
        asked.add(field.replaceAll("\\[\\d+]", "[]"));
    }

    /** Every field a reader looked for, list places as {@code []}. */
    Set<String> asked() {
        return asked;
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny(String source) {
        if (!found.isEmpty()) {
            throw new ScenarioException(source, found);
        }
    }
}
