package io.cadencia.simulation.policy;

import io.cadencia.core.pacing.MarginalPacing;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.pacing.PacingPolicy;
import io.cadencia.simulation.WorldKnowledge;
import io.cadencia.simulation.policy.VicidialLevel.Method;
import io.cadencia.simulation.policy.VicidialLevel.Settings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The policies the laboratory knows, by name, each with the settings it takes and their defaults. */
public final class Policies {
    /** Setting of the house's own pacing: calls that have rung long may be given up; 0 or 1. */
    public static final String LATE_CANCEL = "lateCancel";

    /** Setting of the house's own pacing: the desktops report the phases of calls; 1, or 0 to see what they are worth. */
    public static final String PHASES = "phases";

    /** Setting of the house's own pacing and of the bound to it: leads are chosen by how likely they are to answer; 0 or 1. */
    public static final String ANSWERS = "answers";

    private static final Map<String, Policy> BY_NAME = new LinkedHashMap<>();

    /**
     * @param oracle a bound: it knows what no dialer can know
     * @param settings by name, with defaults
     */
    public record Policy(
            String name,
            boolean oracle,
            Map<String, Double> settings,
            BiFunction<ToDoubleFunction<String>, WorldKnowledge, PacingPolicy> maker) {}

    static {
        add("cadencia", false, Map.of(LATE_CANCEL, 0.0, PHASES, 1.0, ANSWERS, 1.0), (_, _) -> MarginalPacing.alone());
        add("progressive", false, Map.of(), (_, _) -> new PerAdvisor(1));
        add("ratio", false, Map.of("lines", 2.0), (s, _) -> new PerAdvisor(s.applyAsDouble("lines")));
        for (Method method : Method.values()) {
            add(
                    "vicidial-" + method.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    false,
                    Map.of(
                            "dropPercent", 3.0,
                            "maximumLevel", 3.0,
                            "intensity", 0.0,
                            "target", 0.0,
                            "latest", 2_100.0,
                            "availableOnly", 0.0),
                    (s, _) -> new Vicidial(
                            new Settings(
                                    method,
                                    s.applyAsDouble("dropPercent"),
                                    s.applyAsDouble("maximumLevel"),
                                    s.applyAsDouble("intensity"),
                                    s.applyAsDouble("target"),
                                    (int) s.applyAsDouble("latest")),
                            s.applyAsDouble("availableOnly") != 0));
        }
        add(
                "issabel",
                false,
                Map.of("quality", 0.97, "overcommit", 0.0),
                (s, _) -> new Issabel(s.applyAsDouble("quality"), s.applyAsDouble("overcommit") != 0));
        add(
                "wombat",
                false,
                Map.of("boost", 1.3, "mostWaiting", 2.0),
                (s, _) -> new Wombat(s.applyAsDouble("boost"), (int) s.applyAsDouble("mostWaiting")));
        add(
                "advisor-oracle",
                true,
                Map.of(LATE_CANCEL, 0.0, ANSWERS, 0.0),
                (_, world) -> MarginalPacing.alone(new AdvisorOracle(world)));
        add("full-oracle", true, Map.of(), (_, world) -> new FullOracle(world));
    }

    private Policies() {}

    /** What a setting may be, by its name. */
    private static final Map<String, double[]> RANGES = Map.ofEntries(
            Map.entry(LATE_CANCEL, new double[] {0, 1}),
            Map.entry(PHASES, new double[] {0, 1}),
            Map.entry(ANSWERS, new double[] {0, 1}),
            Map.entry("lines", new double[] {0, 1_000}),
            Map.entry("dropPercent", new double[] {0, 100}),
            Map.entry("maximumLevel", new double[] {1, 1_000}),
            Map.entry("intensity", new double[] {-100, 1_000}),
            Map.entry("target", new double[] {-10_000, 10_000}),
            Map.entry("latest", new double[] {0, 2_400}),
            Map.entry("availableOnly", new double[] {0, 1}),
            Map.entry("quality", new double[] {0, 1}),
            Map.entry("overcommit", new double[] {0, 1}),
            Map.entry("boost", new double[] {0, 1_000}),
            Map.entry("mostWaiting", new double[] {0, 10_000}));

    private static void add(
            String name,
            boolean oracle,
            Map<String, Double> settings,
            BiFunction<ToDoubleFunction<String>, WorldKnowledge, PacingPolicy> maker) {
        BY_NAME.put(name, new Policy(name, oracle, settings, maker));
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** @throws IllegalArgumentException if there is none of this name; the message names those there are */
    public static Policy policy(String name) {
        Policy policy = BY_NAME.get(name);
        if (policy == null) {
            throw new IllegalArgumentException(
                    "policy '" + name + "' is not known; there are " + String.join(", ", names()));
        }
        return policy;
    }

    private static void checkRange(String policy, String setting, double value) {
        double[] range = Objects.requireNonNull(RANGES.get(setting), setting);
        if (!(value >= range[0] && value <= range[1])) {
            throw new IllegalArgumentException("policy '" + policy + "': " + setting + " '" + value + "' must be "
                    + (long) range[0] + " to " + (long) range[1]);
        }
    }

    /**
     * @param settings those that differ from the defaults
     * @throws IllegalArgumentException if there is no such policy, or it has no such setting
     */
    public static Function<WorldKnowledge, PacingFactory> named(String name, Map<String, Double> settings) {
        Policy policy = policy(name);
        for (String setting : settings.keySet()) {
            if (!policy.settings.containsKey(setting)) {
                throw new IllegalArgumentException("policy '" + name + "' has no setting '" + setting + "'; it has "
                        + (policy.settings.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        policy.settings.keySet().stream()
                                                .sorted()
                                                .toList())));
            }
        }
        settings.forEach((setting, value) -> checkRange(name, setting, value));
        Map<String, Double> all = new LinkedHashMap<>(policy.settings);
        all.putAll(settings);
        return world -> PacingFactory.apart(() -> policy.maker.apply(one -> all.getOrDefault(one, 0.0), world));
    }
}
