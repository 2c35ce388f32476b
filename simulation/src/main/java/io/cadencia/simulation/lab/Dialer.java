package io.cadencia.simulation.lab;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.Witness;
import io.cadencia.simulation.policy.Policies;
import io.cadencia.simulation.scenario.Scenario;
import java.util.Map;

/** Makes the world in which one policy dials a scenario. */
final class Dialer {
    private Dialer() {}

    /** @throws IllegalArgumentException naming what there is instead */
    static VirtualWorld world(Scenario scenario, PolicyChoice policy, long seed, Witness witness) {
        return new VirtualWorld(
                scenario.world(),
                campaign(scenario.campaign(), policy),
                Policies.named(policy.name(), policy.settings()),
                phasesReported(policy),
                seed,
                witness);
    }

    /** @throws IllegalArgumentException naming what there is instead */
    static void check(PolicyChoice policy) {
        Policies.named(policy.name(), policy.settings());
    }

    /** To the house's own pacing only: others know calls, not their phases, and would take each phase for a call. */
    private static boolean phasesReported(PolicyChoice policy) {
        double byDefault = Policies.policy(policy.name()).settings().getOrDefault(Policies.PHASES, 0.0);
        return policy.settings().getOrDefault(Policies.PHASES, byDefault) != 0;
    }

    /** What a policy's settings change of the campaign itself. */
    private static CampaignSpec campaign(CampaignSpec campaign, PolicyChoice policy) {
        Map<String, Double> settings = policy.settings();
        PacingLimits p = campaign.pacing();
        Double lateCancel = settings.get(Policies.LATE_CANCEL);
        Double answers = settings.get(Policies.ANSWERS);
        boolean knowsAnswers = Policies.policy(policy.name()).settings().getOrDefault(Policies.ANSWERS, 0.0) != 0;
        return campaign.with(new PacingLimits(
                p.abandonmentTarget(),
                p.abandonmentCeiling(),
                p.linesPerAdvisor(),
                p.callsPerSecond(),
                p.minimumTeam(),
                lateCancel == null ? p.lateCancel() : lateCancel != 0,
                p.zone(),
                answers == null ? p.answerModel() && knowsAnswers : answers != 0));
    }
}
