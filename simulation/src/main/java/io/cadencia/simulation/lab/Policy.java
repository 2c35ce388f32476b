package io.cadencia.simulation.lab;

import java.util.List;
import java.util.Map;

/** A policy there is, with the settings it takes and their defaults. */
public record Policy(String name, Map<String, Double> settings) {
    public static List<Policy> all() {
        return Dialer.names().stream().map(n -> new Policy(n, Map.of())).toList();
    }
}
