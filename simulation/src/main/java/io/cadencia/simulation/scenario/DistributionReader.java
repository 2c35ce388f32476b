package io.cadencia.simulation.scenario;

import io.cadencia.simulation.CallPhases;
import io.cadencia.simulation.Distribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a span of time: a number of seconds, or a kind with its parameters in seconds. */
final class DistributionReader {
    enum Kind {
        FIXED,
        UNIFORM,
        EXPONENTIAL,
        GAMMA,
        LOGNORMAL,
        HISTOGRAM,
        PHASES
    }

    private static final String NEXT = "must give a chance per later phase, such as {closing: 0.4}";
    private static final Distribution PLACEHOLDER = new Distribution.Fixed(1_000);

    private DistributionReader() {}

    static Distribution read(Section section, String field, Distribution byDefault) {
        Distribution read = read(section, field);
        return read == null ? byDefault : read;
    }

    /** Null if absent. */
    static @Nullable Distribution read(Section section, String field) {
        JsonNode value = section.raw(field);
        return value == null ? null : readPresent(section, field, value);
    }

    private static Distribution readPresent(Section section, String field, JsonNode value) {
        if (value.isValueNode()) {
            double seconds = section.number(field, 1, 0, Distribution.MOST_MS / 1_000);
            return new Distribution.Fixed(ms(seconds));
        }
        Section within = section.child(field);
        Kind kind = within.choice("kind", Kind.FIXED, Section.all(Kind.class));
        if (!within.has("kind")) {
            within.problem(
                    "kind",
                    "is missing; give one of fixed, uniform, exponential, gamma, lognormal, histogram,"
                            + " phases, or a number of seconds alone");
            return PLACEHOLDER;
        }
        Distribution read = within.make("", PLACEHOLDER, () -> of(kind, within));
        within.end();
        return read;
    }

    private static Distribution of(Kind kind, Section section) {
        return switch (kind) {
            case FIXED -> new Distribution.Fixed(ms(section, "seconds"));
            case UNIFORM -> new Distribution.Uniform(ms(section, "from"), ms(section, "to"));
            case EXPONENTIAL -> new Distribution.Exponential(ms(section, "mean"));
            case GAMMA -> new Distribution.Gamma(number(section, "shape"), ms(section, "mean"));
            case LOGNORMAL -> new Distribution.Lognormal(ms(section, "mean"), number(section, "cv"));
            case HISTOGRAM ->
                new Distribution.Histogram(
                        numbers(section, "edges").stream()
                                .map(DistributionReader::ms)
                                .toList(),
                        numbers(section, "weights"));
            case PHASES -> phases(section);
        };
    }

    private static double ms(Section section, String field) {
        return ms(number(section, field));
    }

    /** To the microsecond, so that what was written as seconds reads back as the same milliseconds. */
    private static double ms(double seconds) {
        return Math.rint(seconds * 1_000_000) / 1_000;
    }

    private static double number(Section section, String field) {
        if (!section.has(field)) {
            throw new IllegalArgumentException("needs '" + field + "'");
        }
        Double read = section.parse(field, Double.NaN, "a number", Double::parseDouble);
        return read;
    }

    private static List<Double> numbers(Section section, String field) {
        List<Double> numbers = new ArrayList<>();
        for (String written : section.texts(field, List.of())) {
            try {
                numbers.add(Double.parseDouble(written));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "'" + field + "' must be a list of numbers, '" + written + "' is none", e);
            }
        }
        return numbers;
    }

    private static Distribution phases(Section section) {
        List<CallPhases.Phase> phases = new ArrayList<>();
        for (Section phase : section.children("phases", CallPhases.MOST_PHASES)) {
            Distribution time = read(phase, "time", PLACEHOLDER);
            if (!phase.has("time")) {
                phase.problem("time", "is missing; give a distribution or a number of seconds");
            }
            phases.add(new CallPhases.Phase(phase.text("name", "phase " + (phases.size() + 1)), time, next(phase)));
            phase.end();
        }
        return new CallPhases(phases);
    }

    private static Map<String, Double> next(Section phase) {
        Map<String, Double> next = new HashMap<>();
        JsonNode written = phase.raw("next");
        if (written == null) {
            return next;
        }
        if (!written.isObject()) {
            phase.problem("next", NEXT);
        }
        for (Map.Entry<String, JsonNode> entry : written.properties()) {
            if (!entry.getValue().isNumber()) {
                phase.problem("next", NEXT);
                return next;
            }
            next.put(entry.getKey(), entry.getValue().asDouble());
        }
        return next;
    }
}
