package io.cadencia.simulation.lab;

import io.cadencia.simulation.lab.Laboratory.Case;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioReader;
import io.cadencia.simulation.scenario.ScenarioWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario as it is and with other settings, side by side. */
public final class Variants {
    private Variants() {}

    /**
     * @param compare variants separated by semicolons, each of settings {@code field=value} separated by commas; fields of
     *     the campaign may leave {@code campaign.} out. Empty = none
     * @throws IllegalArgumentException if it is not written so
     * @throws io.cadencia.simulation.scenario.ScenarioException if a setting cannot be used
     */
    public static List<Case> cases(Scenario scenario, List<PolicyChoice> policies, String compare) {
        List<Case> cases = new ArrayList<>();
        for (PolicyChoice policy : policies) {
            cases.add(new Case(policy.toString(), scenario, policy));
        }
        for (String variant : compare.split(";", -1)) {
            if (!variant.isBlank()) {
                Scenario changed = changed(scenario, variant.strip());
                for (PolicyChoice policy : policies) {
                    String prefix = policies.size() == 1 ? "" : policy + " ";
                    cases.add(new Case(prefix + variant.strip(), changed, policy));
                }
            }
        }
        return cases;
    }

    private static Scenario changed(Scenario scenario, String variant) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : variant.split(",", -1)) {
            int sign = setting.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("setting '" + setting + "' must be written field=value");
            }
            settings.put(
                    path(setting.substring(0, sign).strip()),
                    setting.substring(sign + 1).strip());
        }
        return ScenarioReader.text(variant, ScenarioWriter.yaml(scenario), settings);
    }

    private static String path(String field) {
        return field.matches("(run|team|debtors|carrier|handling|campaign|changes)\\b.*") ? field : "campaign." + field;
    }
}
