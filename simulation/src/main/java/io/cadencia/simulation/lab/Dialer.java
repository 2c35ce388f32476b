package io.cadencia.simulation.lab;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.Witness;
import io.cadencia.simulation.scenario.Scenario;
import java.util.List;
import java.util.Map;

/** Makes the world in which one policy dials a scenario. */
final class Dialer {
    private Dialer() {}

    /** Names of the policies there are, the house's own first. */
    static List<String> names() {
        return List.of("cadencia", "progressive", "ratio");
    }

    /** @throws IllegalArgumentException naming what there is instead */
    static VirtualWorld world(Scenario scenario, PolicyChoice policy, long seed, Witness witness) {
        return new VirtualWorld(scenario.world(), campaign(scenario.campaign(), policy), seed, witness);
    }

    /** @throws IllegalArgumentException naming what there is instead */
    static void check(Scenario scenario, PolicyChoice policy) {
        campaign(scenario.campaign(), policy);
    }

    private static CampaignSpec campaign(CampaignSpec campaign, PolicyChoice policy) {
        return switch (policy.name()) {
            case "cadencia" -> campaign;
            case "progressive" -> in(DialMode.PROGRESSIVE, campaign, policy.settings());
            case "ratio" -> in(DialMode.RATIO, campaign, policy.settings());
            default ->
                throw new IllegalArgumentException(
                        "there is no policy '" + policy.name() + "'; there are " + String.join(", ", names()));
        };
    }

    private static CampaignSpec in(DialMode mode, CampaignSpec c, Map<String, Double> settings) {
        CampaignSpec.PacingLimits p = c.pacing();
        var pacing = new CampaignSpec.PacingLimits(
                p.abandonmentTarget(),
                p.abandonmentCeiling(),
                settings.getOrDefault("lines", p.linesPerAdvisor()),
                p.callsPerSecond(),
                p.minimumTeam());
        return new CampaignSpec(
                c.campaignId(),
                c.name(),
                c.mandante(),
                c.purpose(),
                mode,
                c.profile(),
                c.trunk(),
                c.callerId(),
                c.ringTimeoutMs(),
                c.waitLimitMs(),
                c.wrapUp(),
                pacing,
                c.retry(),
                c.results(),
                c.pauseReasons(),
                c.calls());
    }
}
