package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who dials when several campaigns share a team: shares, and that nobody starves. */
@NullMarked
class DialTurnsTest extends StubbedTeam {
    @Test
    void shouldFollowTheWeights() {
        team(1, 2, 5);
        rooms(100, 8);
        assertThat(placed).hasSize(800);
        assertThat(of(0)).isCloseTo(100, within(1L));
        assertThat(of(1)).isCloseTo(200, within(1L));
        assertThat(of(2)).isCloseTo(500, within(1L));
    }

    @Test
    void shouldFollowANewWeightFromTheNextCallOn() {
        team(1, 1);
        room(40);
        assertThat(of(0)).isEqualTo(20);

        s.apply(new Command.TuneCampaign(1, Map.of("team.weight", "3"), "ana"));
        assertThat(s.allFacts(Fact.CampaignTuned.class))
                .containsExactly(new Fact.CampaignTuned(1, "team.weight", "1", "3", "ana", s.now));
        placed.clear();
        room(40);
        assertThat(of(0)).isCloseTo(30, within(1L));
    }

    @Test
    void shouldFollowTheWeightsInConversationsNotInCalls() {
        team(1, 1);
        policies.get(0).chance = 0.1;
        policies.get(1).chance = 0.3;
        rooms(100, 4);
        assertThat(of(0)).isCloseTo(300, within(2L));
        assertThat(of(1)).isCloseTo(100, within(2L));
    }

    @Test
    void shouldCountConversationsAsTheyCameNotAsTheyWereExpected() {
        team(1, 1);
        policies.get(0).expected = 0.9;
        policies.get(0).chance = 0.3;
        policies.get(1).expected = 0.3;
        policies.get(1).chance = 0.3;
        rooms(100, 4);
        assertThat(of(0)).isCloseTo(200, within(4L));
    }

    @Test
    void shouldGoOnWithoutACampaignThatFindsItTooRiskyButOnlyUntilItIsOwedTooMuch() {
        team(1, 1);
        policies.get(0).refuses = LaunchLimit.ENOUGH_IN_FLIGHT;

        rooms(100, 1);
        assertThat(of(0)).isZero();
        assertThat(of(1)).isCloseTo((long) DialTurns.MOST_OWED, within(2L));

        policies.get(0).refuses = LaunchLimit.NONE;
        placed.clear();
        rooms(10, 1);
        assertThat(of(0)).as("what it is owed").isEqualTo(10);
    }

    @Test
    void shouldPassOverACampaignWhoseBudgetIsUsedUpAndOweItNothing() {
        team(1, 1);
        policies.get(0).refuses = LaunchLimit.ABANDONMENT;
        rooms(100, 1);
        assertThat(of(1)).isEqualTo(100);

        policies.get(0).refuses = LaunchLimit.NONE;
        placed.clear();
        rooms(10, 1);
        assertThat(of(0)).isCloseTo(5, within(1L));
    }

    @Test
    void shouldOweNothingToACampaignThatJoinsWhileNobodyDials() {
        team(1, 1);
        room(400);
        policies.get(0).refuses = LaunchLimit.ABANDONMENT;
        policies.get(1).refuses = LaunchLimit.ABANDONMENT;
        join(2, 1);
        policies.get(0).refuses = LaunchLimit.NONE;
        policies.get(1).refuses = LaunchLimit.NONE;
        placed.clear();

        room(30);

        assertThat(of(2)).isCloseTo(10, within(1L));
    }

    @Test
    void shouldGiveUpCallsThatRingTooLateAlsoOfACampaignThatWaitsForTheOthers() {
        team(1, 1);
        s.apply(new Command.TuneCampaign(2, Map.of("pacing.lateCancel", "true"), "ana"));
        policies.get(0).refuses = LaunchLimit.ENOUGH_IN_FLIGHT;
        room = 1;
        s.tickAfter(1_000);
        long leg = s.only(Effect.PlaceCall.class).request().legId();
        s.event(new TelephonyEvent.Ringing(leg));
        room(40);
        assertThat(placed)
                .as("as far as the other's debt lets it")
                .hasSizeBetween(20, 22)
                .containsOnly(1);

        policies.get(1).cancels = 1;
        List<Long> hungUp = new ArrayList<>();
        for (int second = 0; second < 17; second++) {
            s.tickAfter(1_000).all(Effect.HangUp.class).forEach(e -> hungUp.add(e.legId()));
        }

        assertThat(hungUp).as("asked for until it is gone").isNotEmpty().containsOnly(leg);
    }

    @Test
    void shouldPutTheCallOfWhoeverCanAffordAnAbandonmentLeastFirst() {
        assertThat(campaignServedFirst(0.05, 0.01))
                .as("the later call, its budget is scarce")
                .isEqualTo(1);
        assertThat(new DialTurnsTest().campaignServedFirst(0.015, 0.01))
                .as("the earlier call")
                .isZero();
    }

    /** Both have a call that waits, campaign 0 for longer, when an advisor becomes free. */
    private int campaignServedFirst(double price, double otherPrice) {
        team(1, 1);
        policies.get(0).price = price;
        policies.get(1).price = otherPrice;
        room = 4;
        s.tickAfter(1_000);
        List<Long> legs = s.all(Effect.PlaceCall.class).stream()
                .map(call -> call.request().legId())
                .toList();
        room = 0;
        assertThat(placed).containsExactly(0, 1, 0, 1);
        s.answer(legs.get(0)); // for the one advisor who is ready
        s.after(10).answer(legs.get(2));
        s.after(10).answer(legs.get(3));
        s.after(10).ready(10, 1);
        return s.only(Effect.Connect.class).legId() == legs.get(2) ? 0 : 1;
    }

    /**
     * Whatever the weights, and whoever is at times without permission to dial: over each stretch in which two campaigns
     * could dial throughout, neither is more than the bound behind the other.
     */
    @Property(tries = 15)
    void shouldNeverLetACampaignThatCanDialStarve(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 30) Integer> weights, @ForAll long seed) {
        new DialTurnsTest().live(weights, seed); // an engine of its own
    }

    private void live(List<Integer> weights, long seed) {
        var random = new Random(seed);
        team(weights.stream().mapToDouble(w -> w / 3.0).toArray());
        double all = weights.stream().mapToDouble(w -> w / 3.0).sum();
        int out = random.nextInt(weights.size());
        for (int stretch = 0; stretch < 6; stretch++) {
            policies.get(out).refuses = stretch % 2 == 0
                    ? LaunchLimit.NONE
                    : random.nextBoolean() ? LaunchLimit.ABANDONMENT : LaunchLimit.CALLS_PER_SECOND;
            placed.clear();
            for (int i = 0; i < 60; i++) {
                int shy = random.nextInt(weights.size() * 3);
                boolean refuses = shy < weights.size() && shy != out;
                if (refuses) {
                    policies.get(shy).refuses = LaunchLimit.ENOUGH_IN_FLIGHT;
                }
                room(random.nextInt(20)); // a list of 5,000 leads does not end
                if (refuses) {
                    policies.get(shy).refuses = LaunchLimit.NONE;
                }
            }
            double dialling = stretch % 2 == 0 ? all : all - weights.get(out) / 3.0;
            for (int i = 0; i < weights.size(); i++) {
                if (i != out || stretch % 2 == 0) {
                    double fair = placed.size() * (weights.get(i) / 3.0) / dialling;
                    assertThat((double) of(i))
                            .as("calls of campaign %d of %s in stretch %d", i, weights, stretch)
                            .isGreaterThan(fair - weights.size() * (DialTurns.MOST_OWED + 1));
                }
            }
        }
    }
}
