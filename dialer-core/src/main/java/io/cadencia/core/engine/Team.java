package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.TeamShare;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.pacing.TeamPacing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Advisors who work together and the campaigns they serve: every one of them serves every campaign of the team. Most teams
 * serve one campaign. A seat is counted in the campaign whose call it has, or had last.
 */
final class Team implements Snapshotable {
    /** See {@link TeamShare#key}. */
    final String key;

    final TeamPacing pacing;
    /** In the order in which they were defined. */
    final List<Campaign> campaigns = new ArrayList<>();
    /** Sessions ready for a call, longest idle first. */
    final Set<Long> ready = new LinkedHashSet<>();

    Team(String key, PacingFactory pacing) {
        this(key, pacing.team());
    }

    private Team(String key, TeamPacing pacing) {
        this.key = key;
        this.pacing = pacing;
    }

    static String key(CampaignSpec spec) {
        return spec.team().key(spec.campaignId());
    }

    boolean shared() {
        return campaigns.size() > 1;
    }

    int seats(AdvisorState state) {
        int seats = 0;
        for (int i = 0; i < campaigns.size(); i++) {
            seats += campaigns.get(i).tally.seats(state);
        }
        return seats;
    }

    int allSeats() {
        int seats = 0;
        for (int i = 0; i < campaigns.size(); i++) {
            seats += campaigns.get(i).tally.allSeats();
        }
        return seats;
    }

    int inFlight() {
        int calls = 0;
        for (int i = 0; i < campaigns.size(); i++) {
            calls += campaigns.get(i).inFlight();
        }
        return calls;
    }

    int waiting() {
        int calls = 0;
        for (int i = 0; i < campaigns.size(); i++) {
            calls += campaigns.get(i).waiting.size() + campaigns.get(i).callers.size();
        }
        return calls;
    }

    /** Share of the conversations that is the campaign's, of those that can dial now. */
    double share(Campaign of) {
        if (!shared()) {
            return 1;
        }
        double all = 0;
        for (int i = 0; i < campaigns.size(); i++) {
            Campaign campaign = campaigns.get(i);
            all += campaign == of || campaign.dials() ? campaign.spec.team().weight() : 0;
        }
        return of.spec.team().weight() / all;
    }

    /** What a campaign that joins begins with, so that it owes nothing and is owed nothing; see {@link DialTurns}. */
    double leastServed() {
        double least = campaigns.isEmpty() ? 0 : Double.MAX_VALUE;
        for (int i = 0; i < campaigns.size(); i++) {
            least = Math.min(least, campaigns.get(i).served);
        }
        return least;
    }

    @Override
    public void write(StateWriter out) {
        out.writeText(key);
        pacing.write(out);
        Wire.writeAll(ready, out, (id, w) -> w.writeLong(id));
    }

    /** Without its campaigns: they find their team as they are read. */
    static Team read(StateReader in, PacingFactory pacing) {
        var team = new Team(in.readText(), pacing.readTeam(in));
        Wire.readAll(in, StateReader::readLong, team.ready::add);
        return team;
    }
}
