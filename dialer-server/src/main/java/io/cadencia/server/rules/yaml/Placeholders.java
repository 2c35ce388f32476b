package io.cadencia.server.rules.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${NAME}</code> by an environment variable and <code>${file:PATH}</code> by the first line of a file, so
 * that secrets stay out of the configuration. Where NAME is not set, NAME_FILE may name the file that holds the value, as
 * container images have it.
 */
public final class Placeholders {
    /** Replaces nothing. */
    public static final Placeholders NONE = new Placeholders(name -> null, false);

    private static final Pattern PATTERN = Pattern.compile("\\$\\{(file:)?([^}]*)}");

    private final Function<String, @Nullable String> environment;
    private final boolean active;

    private Placeholders(Function<String, @Nullable String> environment, boolean active) {
        this.environment = environment;
        this.active = active;
    }

    /** @param environment value of a variable, null = not set */
    public static Placeholders of(Function<String, @Nullable String> environment) {
        return new Placeholders(environment, true);
    }

    /** @throws IllegalArgumentException whose message says what is missing, to follow the written value */
    public String expand(String written) {
        if (!active || !written.contains("${")) {
            return written;
        }
        return PATTERN.matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? variable(found.group(2)) : firstLine(found.group(2))));
    }

    private String variable(String name) {
        String value = environment.apply(name);
        String file = value == null ? environment.apply(name + "_FILE") : null;
        if (file != null) {
            value = firstLine(file);
        }
        if (value == null) {
            throw new IllegalArgumentException("needs the environment variable " + name + ", which is not set (nor is "
                    + name + "_FILE, the file that holds it)");
        }
        return value;
    }

    private static String firstLine(String path) {
        try {
            return Files.readString(Path.of(path)).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new IllegalArgumentException("needs the file " + path + ", which cannot be read", e);
        }
    }
}
