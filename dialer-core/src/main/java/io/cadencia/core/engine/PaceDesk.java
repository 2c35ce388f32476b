package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.LeadDesk.Callable;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingPolicy;
import io.cadencia.core.pacing.PacingView;

/** Carries out what a campaign's pacing decides: calls placed, late calls given up. */
final class PaceDesk {
    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;
    private final Launcher launcher;
    private final EndDesk ends;
    private final DialTurns turns = new DialTurns();

    PaceDesk(EngineState state, Turn turn, LeadDesk leads, Launcher launcher, EndDesk ends) {
        this.state = state;
        this.turn = turn;
        this.leads = leads;
        this.launcher = launcher;
        this.ends = ends;
    }

    void pace(Team team) {
        if (team.shared()) {
            paceInTurns(team);
            return;
        }
        Campaign campaign = team.campaigns.getFirst();
        if (campaign.spec.mode().paced() && launcher.mayLaunch(campaign)) {
            decide(campaign);
            launch(campaign.pacing.launches(), campaign);
            campaign.choice.end();
            leads.feed(campaign);
        }
    }

    private void paceInTurns(Team team) {
        if (!launcher.mayLaunch()) {
            return;
        }
        turns.begin(team);
        for (Campaign campaign = turns.next(team); campaign != null; campaign = turns.next(team)) {
            takeTurn(team, campaign);
            campaign.choice.end();
        }
        giveUpOfThoseWhoWait(team);
        turns.end(team);
        for (int i = 0; i < team.campaigns.size(); i++) {
            leads.feed(team.campaigns.get(i));
        }
    }

    /** One call, or the turn is held or passed on. */
    private void takeTurn(Team team, Campaign campaign) {
        PacingPolicy pacing = campaign.pacing;
        decide(campaign);
        if (campaign.choice.size() == 0) {
            turns.pass(team, campaign);
        } else if (pacing.launches() > 0) {
            if (!launch(1, campaign)) {
                turns.pass(team, campaign);
            }
        } else if (pacing.saving() || pacing.limit() == LaunchLimit.CALLS_PER_SECOND) {
            turns.pass(team, campaign);
        } else {
            turns.hold(team, campaign);
        }
    }

    /** Whose turn does not come places nothing, but its calls ring too late all the same. */
    private void giveUpOfThoseWhoWait(Team team) {
        for (int i = 0; i < team.campaigns.size(); i++) {
            Campaign campaign = team.campaigns.get(i);
            if (turns.waits(i) && campaign.spec.pacing().lateCancel()) {
                decide(campaign, campaign.sight.placingNothing(turn.nowMs()));
            }
        }
    }

    private void decide(Campaign campaign) {
        decide(campaign, campaign.sight.at(turn.nowMs()));
    }

    private void decide(Campaign campaign, PacingView sight) {
        PacingPolicy pacing = campaign.pacing;
        pacing.decide(sight, turn.nowMs());
        campaign.lastLimit = pacing.limit();
        wake(pacing.wakeAtMs(), campaign);
        giveUp(pacing.cancels(), campaign);
    }

    /** True if all of them were placed. */
    private boolean launch(int calls, Campaign campaign) {
        for (int i = 0; i < calls; i++) {
            Route route = state.exchange.route(campaign.spec, turn.nowMs());
            if (route instanceof Route.None none) {
                heldUp(campaign, none.why());
                return false;
            }
            Callable next = leads.nextCallable(campaign);
            if (next == null) {
                return false;
            }
            Attempt attempt = launcher.placePaced(campaign, next.lead(), next.phone(), (Route.Line) route);
            if (campaign.team.shared()) {
                DialTurns.placed(campaign, attempt, campaign.pacing.answerChance(attempt.odds));
            }
        }
        return true;
    }

    /** The calls that have rung the longest, but none that has not rung as long as the law wants. */
    private void giveUp(int calls, Campaign campaign) {
        for (int i = 0; i < calls; i++) {
            Attempt attempt = state.attempts.get(Campaign.first(campaign.ringing));
            if (attempt == null || turn.nowMs() - attempt.ringingAtMs < CampaignSpec.MIN_RING_TIMEOUT_MS) {
                return;
            }
            campaign.ringing.remove(attempt.id);
            attempt.ringTimedOut = true;
            attempt.givenUp = true;
            ends.hangUp(attempt);
        }
    }

    private void wake(long atMs, Campaign campaign) {
        if (atMs != Long.MAX_VALUE && atMs != campaign.wakeAtMs) {
            campaign.wakeAtMs = atMs;
            state.timers.set(Math.max(atMs, turn.nowMs() + 1), Timers.Kind.LAUNCH, 0, 0);
        }
    }

    /** What waits for its trunk's rate is looked at again as soon as the trunk may take a call. */
    private void heldUp(Campaign campaign, LaunchLimit why) {
        campaign.lastLimit = why;
        Exchange exchange = state.exchange;
        if (why == LaunchLimit.TRUNK_RATE) {
            long wakeAt = exchange.nextCallMs(campaign.spec);
            if (exchange.wakeAtMs <= turn.nowMs() || wakeAt < exchange.wakeAtMs) {
                exchange.wakeAtMs = wakeAt;
                state.timers.set(wakeAt, Timers.Kind.LAUNCH, 0, 0);
            }
        }
    }

    /** Why nothing is dialled, for the people who look at it; empty if something is. */
    String blocker(Campaign campaign) {
        if (!campaign.running) {
            return "NOT_RUNNING";
        }
        if (!state.exchange.up()) {
            return "TELEPHONY_DOWN";
        }
        if (state.backlogOver) {
            return "DATABASE_BACKLOG";
        }
        if (campaign.team.allSeats() == 0) {
            return "NO_ADVISORS";
        }
        if (campaign.hopper.size() == 0) {
            return "NO_LEADS";
        }
        return campaign.inFlight() > 0 || !campaign.spec.mode().paced() ? "" : campaign.lastLimit.name();
    }
}
