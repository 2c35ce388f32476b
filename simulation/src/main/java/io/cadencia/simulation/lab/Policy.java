package io.cadencia.simulation.lab;

import io.cadencia.simulation.policy.Policies;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy there is, with the settings it takes and their defaults.
 *
 * @param oracle a bound: it knows what no dialer can know
 */
public record Policy(String name, boolean oracle, Map<String, Double> settings) {
    public static List<Policy> all() {
        return Policies.names().stream()
                .map(Policies::policy)
                .map(p -> new Policy(p.name(), p.oracle(), new TreeMap<>(p.settings())))
                .toList();
    }
}
