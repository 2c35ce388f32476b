package io.cadencia.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.TeamShare;
import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.pacing.PacingFactory;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Campaigns that share a team, a day long, beside one campaign of the same team and the same leads. */
class SharedTeamTest {
    private static final int DAYS = 4;
    private static final long HOURS = 8;
    private static final int ADVISORS = 20;

    /** A campaign for each weight; no weight: one campaign alone. */
    private static VirtualWorld day(long seed, double... weights) {
        CampaignSpec alone = VirtualWorld.campaign(0.029);
        List<CampaignSpec> campaigns = weights.length == 0
                ? List.of(alone)
                : IntStream.range(0, weights.length)
                        .mapToObj(i -> alone.withId(1 + i).with(new TeamShare("team", weights[i])))
                        .toList();
        return run(campaigns, seed);
    }

    private static VirtualWorld run(List<CampaignSpec> campaigns, long seed) {
        var world = new VirtualWorld(
                WorldSpec.reference(ADVISORS), campaigns, _ -> PacingFactory.MARGINAL, true, seed, new Auditor());
        world.run(Long.MAX_VALUE, HOURS * 3_600_000, Engine::apply);
        return world;
    }

    private static CampaignFigures of(VirtualWorld day, long campaign) {
        return Objects.requireNonNull(day.figures(campaign));
    }

    private static double abandonment(CampaignFigures f) {
        return 100.0 * f.abandoned() / f.answered();
    }

    private static double occupancy(CampaignFigures... campaigns) {
        double busy = 0;
        double idle = 0;
        for (CampaignFigures f : campaigns) {
            busy += f.busyMs();
            idle += f.idleMs();
        }
        return 100 * busy / (busy + idle);
    }

    private static void print(String what, CampaignFigures... campaigns) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-28s occupancy %.1f %%", what, occupancy(campaigns)));
        for (CampaignFigures f : campaigns) {
            line.append(String.format(
                    Locale.ROOT,
                    "; campaign %d: %d talks, %.2f %% abandoned",
                    f.campaignId(),
                    f.connected(),
                    abandonment(f)));
        }
        System.out.println(line);
    }

    @Test
    void shouldShareTheTeamByTheWeightsAndKeepItAsBusyAsOneCampaignWould() {
        double lost = 0;
        for (long seed = 5; seed < 5 + DAYS; seed++) {
            CampaignFigures one = of(day(seed), 1);
            VirtualWorld shared = day(seed, 1, 2);
            CampaignFigures first = of(shared, 1);
            CampaignFigures second = of(shared, 2);
            print("one campaign", one);
            print("two campaigns, weights 1 : 2", first, second);

            assertThat((double) second.connected() / (first.connected() + second.connected()))
                    .isCloseTo(2.0 / 3, within(0.02));
            assertThat(abandonment(first)).isLessThan(3.0);
            assertThat(abandonment(second)).isLessThan(3.0);
            lost += (occupancy(one) - occupancy(first, second)) / DAYS;
        }
        // the days begin cold, two campaigns learn longer than one: 0.5 +- 0.4 points; a team in two parts would lose 4
        assertThat(lost).isLessThan(1.2);
    }

    @Test
    void shouldLetNobodyStarveBesideACampaignThatDialsOneLineForEachAdvisor() {
        CampaignSpec predictive = VirtualWorld.campaign(0.029).with(new TeamShare("team", 4));
        CampaignSpec progressive = VirtualWorld.campaign(
                        DialMode.PROGRESSIVE, new PacingLimits(0.029, 0.03, 20, 1_000, 1))
                .withId(2)
                .with(new TeamShare("team", 1));
        VirtualWorld shared = run(List.of(predictive, progressive), 6);
        CampaignFigures first = of(shared, 1);
        CampaignFigures second = of(shared, 2);
        print("predictive : progressive 4 : 1", first, second);

        assertThat((double) second.connected() / (first.connected() + second.connected()))
                .isCloseTo(0.2, within(0.03));
        assertThat(abandonment(first)).isLessThan(3.0);
    }

    @Test
    void shouldRunTheSameDayTwiceForTheSameSeed() {
        assertThat(day(7, 1, 1).stateHash()).isEqualTo(day(7, 1, 1).stateHash());
    }
}
