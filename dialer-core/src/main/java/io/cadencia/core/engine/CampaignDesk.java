package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.LeverException;
import io.cadencia.core.campaign.Levers;
import java.util.Map;

/** Campaigns that are defined, started, stopped and tuned; each change of a lever is a fact, whoever made it. */
final class CampaignDesk {
    /** Who changes what differs at a start of the server. */
    static final String CONFIGURATION = "configuration";

    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;

    CampaignDesk(EngineState state, Turn turn, LeadDesk leads) {
        this.state = state;
        this.turn = turn;
        this.leads = leads;
    }

    void define(Command.DefineCampaign define) {
        long campaignId = define.spec().campaignId();
        Campaign known = state.campaigns.get(campaignId);
        if (known != null) {
            become(known, define.spec(), CONFIGURATION);
            return;
        }
        state.campaigns.put(campaignId, new Campaign(define.spec(), state.pacing));
        state.timers.set(turn.nowMs() + TimerDesk.HEARTBEAT_MS, Timers.Kind.HEARTBEAT, campaignId, 0);
    }

    /** In force from the next decision on; calls that ring keep the limits they were placed with. */
    void tune(Command.TuneCampaign tune) {
        Campaign campaign = state.campaigns.get(tune.campaignId());
        if (campaign == null) {
            return;
        }
        CampaignSpec tuned;
        try {
            tuned = Levers.set(campaign.spec, tune.levers());
        } catch (LeverException refusedBefore) {
            return; // whoever asked was told; nothing is half applied
        }
        become(campaign, tuned, tune.actor());
    }

    private void become(Campaign campaign, CampaignSpec spec, String actor) {
        Map<String, String> before = Levers.of(campaign.spec);
        Levers.of(spec).forEach((lever, value) -> {
            String was = before.getOrDefault(lever, "");
            if (!was.equals(value)) {
                turn.fact(new Fact.CampaignTuned(spec.campaignId(), lever, was, value, actor, turn.nowMs()));
            }
        });
        campaign.spec = spec;
        turn.pump(campaign);
    }

    void run(Command.RunCampaign run) {
        Campaign campaign = state.campaigns.get(run.campaignId());
        if (campaign != null && campaign.running != run.running()) {
            campaign.running = run.running();
            turn.fact(new Fact.CampaignChanged(run.campaignId(), run.running(), run.actor(), turn.nowMs()));
            leads.feed(campaign);
            turn.pump(campaign);
        }
    }
}
