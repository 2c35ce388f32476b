package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.LeadDesk.Callable;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingPolicy;

/** Carries out what a campaign's pacing decides: calls placed, late calls given up. */
final class PaceDesk {
    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;
    private final Launcher launcher;
    private final EndDesk ends;

    PaceDesk(EngineState state, Turn turn, LeadDesk leads, Launcher launcher, EndDesk ends) {
        this.state = state;
        this.turn = turn;
        this.leads = leads;
        this.launcher = launcher;
        this.ends = ends;
    }

    void pace(Campaign campaign) {
        if (!campaign.spec.mode().paced() || !launcher.mayLaunch(campaign)) {
            return;
        }
        PacingPolicy pacing = campaign.pacing;
        pacing.decide(campaign.sight.at(turn.nowMs()), turn.nowMs());
        campaign.lastLimit = pacing.limit();
        wake(pacing.wakeAtMs(), campaign);
        giveUp(pacing.cancels(), campaign);
        launch(pacing.launches(), campaign);
        leads.feed(campaign);
    }

    private void launch(int calls, Campaign campaign) {
        for (int i = 0; i < calls; i++) {
            Route route = state.exchange.route(campaign.spec, turn.nowMs());
            if (route instanceof Route.None none) {
                heldUp(campaign, none.why());
                break;
            }
            Callable next = leads.nextCallable(campaign);
            if (next == null) {
                break;
            }
            launcher.placePaced(campaign, next.lead(), next.phone(), (Route.Line) route);
        }
        campaign.choice.end();
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
        if (campaign.tally.allSeats() == 0) {
            return "NO_ADVISORS";
        }
        if (campaign.hopper.size() == 0) {
            return "NO_LEADS";
        }
        return campaign.inFlight() > 0 || !campaign.spec.mode().paced() ? "" : campaign.lastLimit.name();
    }
}
