package io.cadencia.simulation.scenario;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A mapping of a scenario, read field by field. What is wrong is noted and the default goes on in its place, so that one
 * reading finds everything; {@link #end()} notes the fields nobody asked for.
 */
final class Section {
    private final Problems problems;
    private final String path;
    private final JsonNode node;
    private final Set<String> known = new TreeSet<>();

    Section(Problems problems, String path, JsonNode node) {
        this.problems = problems;
        this.path = path;
        this.node = node;
    }

    boolean has(String field) {
        known.add(field);
        problems.asked(at(field));
        JsonNode value = node.get(field);
        return value != null && !value.isNull();
    }

    /** The value as it stands; null if absent. */
    @Nullable
    JsonNode raw(String field) {
        return has(field) ? node.get(field) : null;
    }

    /** A section within; an absent one is empty, so that its defaults hold. */
    Section child(String field) {
        JsonNode value = raw(field);
        if (value != null && !value.isObject()) {
            problem(field, "must hold fields as 'name: value'");
            value = null;
        }
        return new Section(problems, at(field), value == null ? JsonNodeFactory.instance.objectNode() : value);
    }

    List<Section> children(String field, int most) {
        List<Section> sections = new ArrayList<>();
        JsonNode list = raw(field);
        if (list == null) {
            return sections;
        }
        if (!list.isArray() || list.size() > most) {
            problem(field, "must be a list of at most " + most);
            return sections;
        }
        for (JsonNode element : list) {
            String place = at(field + "[" + sections.size() + "]");
            if (!element.isObject()) {
                problems.add(place, written(element), "must hold fields as 'name: value'");
                return sections;
            }
            sections.add(new Section(problems, place, element));
        }
        return sections;
    }

    List<String> texts(String field, List<String> byDefault) {
        JsonNode list = raw(field);
        if (list == null) {
            return byDefault;
        }
        if (list.isValueNode()) {
            return List.of(list.asString());
        }
        if (!list.isArray() || list.values().stream().anyMatch(v -> !v.isValueNode())) {
            problem(field, "must be a list of plain values");
            return byDefault;
        }
        return list.values().stream().map(JsonNode::asString).toList();
    }

    String text(String field, String byDefault) {
        return parse(field, byDefault, "a text", written -> written);
    }

    long whole(String field, long byDefault, long min, long max) {
        return parse(field, byDefault, "a whole number, " + min + " to " + max, written -> {
            long number = Long.parseLong(written);
            return number >= min && number <= max ? number : null;
        });
    }

    double number(String field, double byDefault, double min, double max) {
        return parse(field, byDefault, "a number, " + plain(min) + " to " + plain(max), written -> {
            double number = Double.parseDouble(written);
            return number >= min && number <= max ? number : null;
        });
    }

    double share(String field, double byDefault) {
        return number(field, byDefault, 0, 1);
    }

    boolean flag(String field, boolean byDefault) {
        return parse(field, byDefault, "true or false", written -> switch (written) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    LocalTime time(String field, LocalTime byDefault) {
        return parse(field, byDefault, "a time of day such as \"08:30\", in quotes", LocalTime::parse);
    }

    @Nullable
    LocalTime time(String field) {
        return has(field) ? time(field, LocalTime.MIDNIGHT) : null;
    }

    <E extends Enum<E>> E choice(String field, E byDefault, List<E> allowed) {
        String names = String.join(", ", allowed.stream().map(Section::name).toList());
        return parse(
                field,
                byDefault,
                "one of " + names,
                written -> allowed.stream()
                        .filter(e -> name(e).equals(written.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(null));
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param reading gives null for, or throws at, what is not {@code expected} */
    <T> T parse(String field, T byDefault, String expected, Function<String, @Nullable T> reading) {
        JsonNode value = raw(field);
        if (value == null) {
            return byDefault;
        }
        T read = null;
        if (value.isValueNode()) {
            try {
                read = reading.apply(value.asString().strip());
            } catch (NumberFormatException | DateTimeException e) {
                read = null;
            }
        }
        if (read == null) {
            problem(field, "must be " + expected);
            return byDefault;
        }
        return read;
    }

    /** Makes something of the values read; what it refuses is a problem of the field. */
    <T> T make(String field, T byDefault, java.util.function.Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            problem(field, String.valueOf(e.getMessage()));
            return byDefault;
        }
    }

    void problem(String field, String remedy) {
        JsonNode value = field.isEmpty() ? null : node.get(field);
        problems.add(field.isEmpty() ? path : at(field), value == null ? "" : written(value), remedy);
    }

    /** Notes fields nobody asked for. */
    void end() {
        for (String field : node.propertyNames()) {
            if (!known.contains(field)) {
                problems.add(at(field), "", "is not known here; known are " + String.join(", ", known));
            }
        }
    }

    Problems problems() {
        return problems;
    }

    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String written(JsonNode value) {
        return value.isValueNode() ? value.asString() : "";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    static <E extends Enum<E>> List<E> all(Class<E> type) {
        return Arrays.asList(type.getEnumConstants());
    }
}
