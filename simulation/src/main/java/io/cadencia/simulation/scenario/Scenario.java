package io.cadencia.simulation.scenario;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.simulation.WorldSpec;
import java.util.List;

/** A world, the campaign in it, and how it is run. Fields: docs/simulation.md. */
public record Scenario(String name, String description, Run run, WorldSpec world, CampaignSpec campaign) {
    /**
     * @param hours length of a run
     * @param warmUpMinutes of each run, not counted
     * @param seeds runs per policy, each with a seed of its own from {@code firstSeed} on
     * @param policies names, with settings in brackets: {@code vicidial-average(maximumLevel=4)}
     */
    public record Run(double hours, long warmUpMinutes, int seeds, long firstSeed, List<String> policies) {
        public Run {
            policies = List.copyOf(policies);
        }

        public long lengthMs() {
            return Math.round(hours * 3_600_000);
        }

        public long warmUpMs() {
            return warmUpMinutes * 60_000;
        }
    }

    public Scenario with(Run changed) {
        return new Scenario(name, description, changed, world, campaign);
    }

    public Scenario with(WorldSpec changed) {
        return new Scenario(name, description, run, changed, campaign);
    }

    public Scenario with(CampaignSpec changed) {
        return new Scenario(name, description, run, world, changed);
    }
}
