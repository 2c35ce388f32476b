package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.TeamShare;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingDecision;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.pacing.PacingPolicy;
import io.cadencia.core.pacing.PacingView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;

/** Campaigns that share a team, each with a policy that does as the test says. */
@NullMarked
abstract class StubbedTeam {
    final List<Stub> policies = new ArrayList<>();
    final Scenario s = new Scenario(new Engine(Scenario.OPEN_GATE, PacingFactory.apart(this::policy)));
    final List<Integer> placed = new ArrayList<>();
    int room;
    private long leads;

    private PacingPolicy policy() {
        var policy = new Stub();
        policies.add(policy);
        return policy;
    }

    final void team(double... weights) {
        for (int i = 0; i < weights.length; i++) {
            join(i, weights[i]);
        }
        s.ready(9, 1);
    }

    final void join(int i, double weight) {
        s.campaign(Scenario.spec(1 + i, DialMode.PREDICTIVE).with(new TeamShare("tarjetas", weight)));
        var fetch = s.only(Effect.FetchLeads.class);
        long campaign = 1 + i;
        List<Lead> list = LongStream.range(0, 5_000)
                .mapToObj(_ -> Scenario.lead(++leads, campaign))
                .toList();
        s.apply(new Command.LeadsArrived(fetch.request().requestId(), campaign, list, 0, 0));
        policies.get(i).number = i;
    }

    /** Something happened: there is room for so many calls more at the present risk. */
    final void room(int more) {
        room = more;
        s.tickAfter(1_000);
        assertThat(room).as("room left").isNotNegative();
        room = 0;
        List<Effect.PlaceCall> calls = s.all(Effect.PlaceCall.class);
        int first = placed.size() - calls.size();
        for (int i = 0; i < calls.size(); i++) {
            resolve(calls.get(i).request().legId(), policies.get(placed.get(first + i)));
        }
    }

    final void rooms(int times, int more) {
        for (int i = 0; i < times; i++) {
            room(more);
        }
    }

    /** As many of a campaign's calls are answered as it expected. */
    private void resolve(long leg, Stub policy) {
        policy.answers += policy.chance;
        if (policy.answers >= 1) {
            policy.answers -= 1;
            s.answer(leg);
        }
        s.ended(leg, 16, 0, EndedBy.REMOTE);
    }

    final long of(int campaign) {
        return placed.stream().filter(i -> i == campaign).count();
    }

    /** Dials as long as there is room, unless it is told to refuse. */
    final class Stub implements PacingPolicy {
        LaunchLimit refuses = LaunchLimit.NONE;
        double chance = 1;
        double expected;
        double price;
        int cancels;
        private LaunchLimit limit = LaunchLimit.NONE;
        private double answers;
        private int launches;
        private int number;

        @Override
        public void placed(int odds, long nowMs) {
            placed.add(number);
            room--;
        }

        @Override
        public void decide(PacingView view, long nowMs) {
            launches = refuses == LaunchLimit.NONE ? Math.min(room, view.most()) : 0;
            limit = launches > 0 || refuses == LaunchLimit.NONE ? LaunchLimit.ENOUGH_IN_FLIGHT : refuses;
        }

        @Override
        public int launches() {
            return launches;
        }

        @Override
        public int cancels() {
            return cancels;
        }

        @Override
        public LaunchLimit limit() {
            return limit;
        }

        @Override
        public boolean saving() {
            return limit == LaunchLimit.ABANDONMENT;
        }

        @Override
        public double price() {
            return price;
        }

        @Override
        public double answerChance(int odds) {
            return expected > 0 ? expected : chance;
        }

        @Override
        public PacingDecision explain(PacingView view) {
            return new PacingDecision(view.mode(), 0, 0, 0, 0, 0, 0, 0, 0, 0, launches, 0, limit);
        }

        @Override
        public void write(StateWriter out) {}
    }
}
