package io.cadencia.simulation.lab;

import io.cadencia.core.answer.Reliability;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An experiment as JSON: scenario, figures with their intervals, each run, and the course of the day. */
public final class JsonReport {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static String of(Experiment experiment) {
        Scenario scenario = experiment.scenario();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("scenario", ScenarioWriter.tree(scenario));
        List<Object> policies = new ArrayList<>();
        Course course = Course.of(scenario);
        for (PolicyResult result : experiment.results()) {
            policies.add(policy(result, course));
        }
        root.put("policies", policies);
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static Map<String, Object> policy(PolicyResult result, Course course) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("policy", result.policy());
        for (Measure measure : Measure.values()) {
            policy.put(measure.key(), estimate(result.estimate(measure)));
        }
        List<Object> runs = new ArrayList<>();
        for (RunResult run : result.runs()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("seed", run.seed());
            one.put("occupancy", number(run.counted().occupancy()));
            one.put("meanWait", number(run.counted().meanWait()));
            one.put("abandonment", number(run.counted().abandonment()));
            one.put("placed", run.counted().placed());
            one.put("answered", run.counted().answered());
            one.put("abandoned", run.counted().abandoned());
            one.put("stateHash", Long.toHexString(run.stateHash()));
            runs.add(one);
        }
        policy.put("runs", runs);
        if (!result.reliability().isEmpty()) {
            policy.put(
                    "reliability",
                    result.reliability().stream().map(JsonReport::point).toList());
        }
        policy.put(
                "course", course.points(result).stream().map(JsonReport::point).toList());
        return policy;
    }

    private static Map<String, Object> point(Reliability.Point point) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("calls", number(point.calls()));
        map.put("foretold", number(point.foretold()));
        map.put("answered", number(point.answered()));
        return map;
    }

    private static Map<String, Object> point(Course.Point point) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", point.at().toString());
        map.put("occupancy", number(point.occupancy()));
        map.put("meanWait", number(point.meanWait()));
        map.put("dayAbandonment", number(point.dayAbandonment()));
        map.put("hourAbandonment", number(point.hourAbandonment()));
        map.put("advisors", number(point.advisors()));
        return map;
    }

    static Map<String, Object> estimate(Estimate estimate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", number(estimate.mean()));
        map.put("halfWidth", number(estimate.halfWidth()));
        map.put("runs", estimate.runs());
        return map;
    }

    /** JSON has no NaN: what is not known is null. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? Math.rint(value * 10_000) / 10_000 : null;
    }
}
