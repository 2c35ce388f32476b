package io.cadencia.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts single values into a scenario as read, before it is checked: {@code --set campaign.pacing.linesPerAdvisor=3}. */
final class FieldSettings {
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)(?:\\[(\\d{1,6})])?");

    private FieldSettings() {}

    static JsonNode apply(JsonNode root, Map<String, String> settings, Problems problems) {
        settings.forEach((path, value) -> set((ObjectNode) root, path, value, problems));
        return root;
    }

    private static void set(ObjectNode root, String path, String value, Problems problems) {
        ObjectNode at = root;
        List<String> steps = new ArrayList<>(List.of(path.split("\\.", -1)));
        String last = steps.removeLast();
        for (String step : steps) {
            JsonNode next = step(at, step);
            if (!(next instanceof ObjectNode object)) {
                problems.add(path, value, "cannot be set: there is no '" + step + "' in the scenario");
                return;
            }
            at = object;
        }
        try {
            at.set(last, ScenarioReader.MAPPER.readTree(value));
        } catch (JacksonException e) {
            problems.add(path, value, "cannot be set: it is not valid YAML");
        }
    }

    /** A section not written yet is made, a place in a list must be there. */
    private static @org.jspecify.annotations.Nullable JsonNode step(ObjectNode at, String step) {
        Matcher matcher = STEP.matcher(step);
        if (!matcher.matches()) {
            return null;
        }
        JsonNode next = at.get(matcher.group(1));
        if (matcher.group(2) != null) {
            return next instanceof ArrayNode list ? list.get(Integer.parseInt(matcher.group(2))) : null;
        }
        return next == null ? at.putObject(matcher.group(1)) : next;
    }
}
