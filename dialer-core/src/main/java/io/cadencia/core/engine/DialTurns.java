package io.cadencia.core.engine;

import io.cadencia.core.campaign.TeamShare;
import io.cadencia.core.pacing.LaunchLimit;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to dial among the campaigns that share a team: the one that is furthest behind its weight's share of the
 * conversations (stride scheduling; a call placed counts as its chance of an answer until it is known).
 *
 * <p>A campaign that would dial but finds one call more too risky holds the turn: others go on only until it is owed {@value
 * #MOST_OWED} conversations, then they wait, so that it cannot starve. A campaign that cannot dial (no leads, no line, its
 * calls of the second placed, its abandonment budget used up) is passed over, and what the others have meanwhile is not
 * owed to it. One decision at a time; reused for all teams, holds nothing between decisions.
 */
final class DialTurns {
    /** Conversations a campaign may be behind before the others wait for it. */
    static final double MOST_OWED = 20;

    /** Who may ask for the turn, in one bit per campaign of the team, of which there are at most {@link TeamShare#MOST_CAMPAIGNS}. */
    private long open;
    /** Those of them not passed over: they would dial if it were not too risky. */
    private long holding;

    /** Begins: every campaign that may dial at all has a say. */
    void begin(Team team) {
        open = 0;
        holding = 0;
        for (int i = 0; i < team.campaigns.size(); i++) {
            Campaign campaign = team.campaigns.get(i);
            if (campaign.running && campaign.spec.mode().paced()) {
                open |= 1L << i;
            }
        }
    }

    /** Who is to be asked next; null = nobody may go on. */
    @Nullable
    Campaign next(Team team) {
        Campaign next = null;
        for (int i = 0; i < team.campaigns.size(); i++) {
            Campaign campaign = team.campaigns.get(i);
            if (waits(i) && (next == null || campaign.served < next.served)) {
                next = campaign;
            }
        }
        return next == null || owes(team, next) ? null : next;
    }

    /** Somebody who holds the turn waits for this campaign to give way. */
    private boolean owes(Team team, Campaign ahead) {
        for (int i = 0; i < team.campaigns.size(); i++) {
            Campaign campaign = team.campaigns.get(i);
            if ((holding >>> i & 1) != 0
                    && (ahead.served - campaign.served) * campaign.spec.team().weight() > MOST_OWED) {
                return true;
            }
        }
        return false;
    }

    /** The campaign has placed a call that is answered with this chance. */
    static void placed(Campaign campaign, Attempt attempt, double answerChance) {
        attempt.charged = answerChance;
        campaign.served += answerChance / campaign.spec.team().weight();
    }

    /** The call was answered or is over: it counts for what it is. */
    static void resolved(Campaign campaign, Attempt attempt, boolean answered) {
        if (attempt.charged > 0) {
            campaign.served += ((answered ? 1 : 0) - attempt.charged)
                    / campaign.spec.team().weight();
            attempt.charged = 0;
        }
    }

    /** The campaign would dial, but not at this risk. */
    void hold(Team team, Campaign campaign) {
        int i = team.campaigns.indexOf(campaign);
        open &= ~(1L << i);
        holding |= 1L << i;
    }

    /** The campaign cannot dial now. */
    void pass(Team team, Campaign campaign) {
        open &= ~(1L << team.campaigns.indexOf(campaign));
    }

    /** The campaign at this place of the team has not been asked. */
    boolean waits(int i) {
        return (open >>> i & 1) != 0;
    }

    /** Ends: who was not asked learns why, and who was passed over is not behind those who were not. */
    void end(Team team) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < team.campaigns.size(); i++) {
            Campaign campaign = team.campaigns.get(i);
            if (waits(i)) {
                campaign.lastLimit = LaunchLimit.OTHERS_TURN;
            }
            if (((open | holding) >>> i & 1) != 0) {
                least = Math.min(least, campaign.served);
            }
        }
        if ((open | holding) == 0) {
            return;
        }
        for (int i = 0; i < team.campaigns.size(); i++) {
            Campaign campaign = team.campaigns.get(i);
            campaign.served = Math.max(campaign.served, least);
        }
    }
}
