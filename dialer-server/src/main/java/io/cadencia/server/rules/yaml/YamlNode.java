package io.cadencia.server.rules.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A mapping of a YAML file, read field by field. Every reading notes the field as known; {@link #end()} refuses what was
 * written and never asked for, so a misspelt field is an error and not a silent default.
 */
public final class YamlNode {
    private final String file;
    private final String path;
    private final JsonNode node;
    private final Placeholders placeholders;
    private final Set<String> known = new TreeSet<>();

    YamlNode(String file, String path, JsonNode node, Placeholders placeholders) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.placeholders = placeholders;
    }

    public boolean has(String field) {
        known.add(field);
        JsonNode value = node.get(field);
        return value != null && !value.isNull();
    }

    public Set<String> fields() {
        return new TreeSet<>(node.propertyNames());
    }

    /** A mapping within; an absent one is given as an empty one, whose mandatory fields then miss. */
    public YamlNode child(String field) {
        JsonNode value = has(field) ? node.get(field) : JsonNodeFactory.instance.objectNode();
        if (!value.isObject()) {
            throw refuse(field, "must hold fields as 'name: value'");
        }
        return new YamlNode(file, at(field), value, placeholders);
    }

    public List<YamlNode> children(String field) {
        List<YamlNode> result = new ArrayList<>();
        for (JsonNode element : array(field)) {
            String name = field + "[" + result.size() + "]";
            if (!element.isObject()) {
                throw new SettingException(file, at(name), written(element), "must hold fields as 'name: value'");
            }
            result.add(new YamlNode(file, at(name), element, placeholders));
        }
        return result;
    }

    /** A list of plain values, empty when absent. */
    public List<String> texts(String field) {
        List<String> result = new ArrayList<>();
        for (JsonNode element : array(field)) {
            if (!element.isValueNode() || element.isNull()) {
                throw refuse(field, "must be a list of plain values");
            }
            result.add(element.asString());
        }
        return result;
    }

    public String text(String field) {
        String value = scalar(field);
        if (value == null || value.isBlank()) {
            throw new SettingException(file, at(field), "", "is missing; give it a value");
        }
        return value;
    }

    public String text(String field, String byDefault) {
        return has(field) ? text(field) : byDefault;
    }

    public long whole(String field, long min, long max) {
        String value = text(field);
        try {
            long number = Long.parseLong(value.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refuse(field, "must be a whole number, " + min + " to " + max);
        }
        throw refuse(field, "must be " + min + " to " + max);
    }

    public long whole(String field, long byDefault, long min, long max) {
        return has(field) ? whole(field, min, max) : byDefault;
    }

    public double number(String field, double byDefault, double min, double max) {
        if (!has(field)) {
            return byDefault;
        }
        try {
            double number = Double.parseDouble(text(field).strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refuse(field, "must be a number, " + min + " to " + max);
        }
        throw refuse(field, "must be " + min + " to " + max);
    }

    public boolean flag(String field, boolean byDefault) {
        if (!has(field)) {
            return byDefault;
        }
        return switch (text(field)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse(field, "must be true or false");
        };
    }

    /** One of an enum's names, written in any case and with - for _. */
    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        String value = text(field).strip().replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> refuse(field, "must be one of " + names(type)));
    }

    public <E extends Enum<E>> E choice(String field, Class<E> type, E byDefault) {
        return has(field) ? choice(field, type) : byDefault;
    }

    /** Refuses fields nobody asked for. */
    public void end() {
        for (String field : node.propertyNames()) {
            if (!known.contains(field)) {
                throw new SettingException(
                        file, at(field), "", "is not known here; known are " + String.join(", ", known));
            }
        }
    }

    /** The refusal of a field's value as written. */
    public SettingException refuse(String field, String remedy) {
        JsonNode value = node.get(field);
        return new SettingException(file, at(field), value == null ? "" : written(value), remedy);
    }

    public String path() {
        return path;
    }

    private String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private Iterable<JsonNode> array(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (!node.get(field).isArray()) {
            throw refuse(field, "must be a list");
        }
        return node.get(field);
    }

    private @Nullable String scalar(String field) {
        if (!has(field)) {
            return null;
        }
        JsonNode value = node.get(field);
        if (!value.isValueNode()) {
            throw refuse(field, "must be a plain value");
        }
        try {
            return placeholders.expand(value.asString());
        } catch (IllegalArgumentException e) {
            throw refuse(field, String.valueOf(e.getMessage()));
        }
    }

    private static String written(JsonNode value) {
        return value.isValueNode() ? value.asString() : "";
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(constant ->
                                constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }
}
