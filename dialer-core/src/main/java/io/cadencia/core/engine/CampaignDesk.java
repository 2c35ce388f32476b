package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.LeverException;
import io.cadencia.core.campaign.Levers;
import io.cadencia.core.pacing.AdvisorWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Campaigns that are defined, started, stopped, tuned and moved to other teams; each change of a lever is a fact, whoever
 * made it.
 */
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
        state.campaigns.put(campaignId, new Campaign(define.spec(), state.teamFor(define.spec())));
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
        Team from = campaign.team;
        campaign.spec = spec;
        if (!Team.key(spec).equals(from.key)) {
            move(campaign, from, state.teamFor(spec));
        }
        turn.pump(campaign);
    }

    /** The campaign goes to another team with the advisors that are counted in it. */
    private void move(Campaign campaign, Team from, Team to) {
        List<Seat> seats = new ArrayList<>();
        for (Seat seat : state.seats()) {
            if (seat.campaignId == campaign.spec.campaignId()) {
                seats.add(seat);
            }
        }
        for (Seat seat : seats) {
            campaign.pacing.advisorMoved(seat.work, seat.workSinceMs, AdvisorWork.AWAY, turn.nowMs());
        }
        from.pacing.leave(campaign.pacing, turn.nowMs());
        from.campaigns.remove(campaign);
        campaign.team = to;
        campaign.served = to.leastServed();
        gather(to);
        for (Seat seat : seats) {
            campaign.pacing.advisorMoved(AdvisorWork.AWAY, turn.nowMs(), seat.work, turn.nowMs());
            seat.workSinceMs = turn.nowMs();
            if (from.ready.remove(seat.sessionId)) {
                to.ready.add(seat.sessionId);
            }
        }
        if (from.campaigns.isEmpty()) {
            state.teams.remove(from.key);
            turn.forget(from);
        }
    }

    /** The team's campaigns, one of them new, in the order in which a snapshot would be read back: sums follow it. */
    private void gather(Team team) {
        team.campaigns.forEach(campaign -> team.pacing.leave(campaign.pacing, turn.nowMs()));
        team.campaigns.clear();
        for (Campaign campaign : state.campaigns.values()) {
            if (campaign.team == team) {
                team.campaigns.add(campaign);
                team.pacing.join(campaign.pacing, turn.nowMs());
            }
        }
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
