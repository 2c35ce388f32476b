package io.cadencia.simulation.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A policy by name, with settings: written {@code name} or {@code name(setting=1, other=2)}.
 *
 * @param settings in the order written
 */
public record PolicyChoice(String name, Map<String, Double> settings) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9-]+)\\s*(?:\\((.*)\\))?");

    public PolicyChoice {
        settings = new LinkedHashMap<>(settings);
    }

    /** @throws IllegalArgumentException that says how it must be written */
    public static PolicyChoice parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw refuse(written);
        }
        Map<String, Double> settings = new LinkedHashMap<>();
        String inside = matcher.group(2);
        if (inside != null && !inside.isBlank()) {
            for (String pair : inside.split("[,;]", -1)) {
                String[] sides = pair.split("=", -1);
                try {
                    settings.put(sides[0].strip(), Double.parseDouble(sides[1].strip()));
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw refuse(written);
                }
            }
        }
        return new PolicyChoice(matcher.group(1), settings);
    }

    /** Several, separated by commas outside of brackets. */
    public static List<PolicyChoice> parseAll(String written) {
        List<PolicyChoice> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= written.length(); i++) {
            char c = i == written.length() ? ',' : written.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth <= 0 || i == written.length())) {
                choices.add(parse(written.substring(from, i)));
                from = i + 1;
            }
        }
        return choices;
    }

    private static IllegalArgumentException refuse(String written) {
        return new IllegalArgumentException("policy '" + written
                + "' must be written name, or name(setting=number, ...), such as ratio(lines=1.5)");
    }

    @Override
    public String toString() {
        return settings.isEmpty()
                ? name
                : settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + plain(e.getValue()))
                        .collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
