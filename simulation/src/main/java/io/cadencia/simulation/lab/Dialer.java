package io.cadencia.simulation.lab;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.Witness;
import io.cadencia.simulation.policy.Policies;
import io.cadencia.simulation.scenario.Scenario;
import java.util.List;

/** Makes the world in which one policy dials a scenario. */
final class Dialer {
    private Dialer() {}

    /** Names of the policies there are, the house's own first. */
    static List<String> names() {
        return List.copyOf(Policies.names());
    }

    /** @throws IllegalArgumentException naming what there is instead */
    static VirtualWorld world(Scenario scenario, PolicyChoice policy, long seed, Witness witness) {
        return new VirtualWorld(
                scenario.world(),
                campaign(scenario.campaign(), policy),
                Policies.named(policy.name(), policy.settings()),
                policy.settings().getOrDefault(Policies.PHASES, 1.0) != 0,
                seed,
                witness);
    }

    /** @throws IllegalArgumentException naming what there is instead */
    static void check(PolicyChoice policy) {
        Policies.named(policy.name(), policy.settings());
    }

    /** What a policy's settings change of the campaign itself. */
    private static CampaignSpec campaign(CampaignSpec campaign, PolicyChoice policy) {
        Double lateCancel = policy.settings().get(Policies.LATE_CANCEL);
        if (lateCancel == null) {
            return campaign;
        }
        PacingLimits p = campaign.pacing();
        return campaign.with(new PacingLimits(
                p.abandonmentTarget(),
                p.abandonmentCeiling(),
                p.linesPerAdvisor(),
                p.callsPerSecond(),
                p.minimumTeam(),
                lateCancel != 0,
                p.zone()));
    }
}
