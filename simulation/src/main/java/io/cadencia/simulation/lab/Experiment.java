package io.cadencia.simulation.lab;

import io.cadencia.simulation.scenario.Scenario;
import java.util.List;

/** A scenario and what each policy came to in it. */
public record Experiment(Scenario scenario, List<PolicyResult> results) {
    public Experiment {
        results = List.copyOf(results);
    }
}
