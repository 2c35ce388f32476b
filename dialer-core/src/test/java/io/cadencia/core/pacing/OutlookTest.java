package io.cadencia.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTest {
    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void shouldKnowTheExactDistributionOfASmallTeam() {
        var team = new SmallTeam();
        team.clear();
        team.add(3, 0.5, 2);
        team.add(3, 0.2, 1);

        // by hand: P(0) = 0.2, P(1) = 0.45, P(2) = 0.3, P(3) = 0.05
        assertThat(team.nobody(1, 3)).isEqualTo(0.80, within(1e-12));
        assertThat(team.nobody(2, 3)).isEqualTo(0.35, within(1e-12));
        assertThat(team.nobody(3, 3)).isEqualTo(0.05, within(1e-12));
        assertThat(team.nobody(4, 3)).isEqualTo(0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 8})
    void shouldApproximateTheExactDistributionClosely(int advisors) {
        for (int round = 0; round < 200; round++) {
            var exact = new SmallTeam();
            var approximate = new Forecast();
            exact.clear();
            int chances = 10 + random.nextInt(30);
            for (int i = 0; i < chances; i++) {
                double p = random.nextDouble();
                exact.add(1, p, 1);
                approximate.calls(flat(p), 1);
            }
            assertThat(approximate.nobody(advisors, 1)).isEqualTo(exact.nobody(advisors, 1), within(0.03));
        }
    }

    @Test
    void shouldForgetWhatIsTakenAwayAgain() {
        var forecast = new Forecast();
        float[] within = rising(0.4);
        forecast.calls(within, 3);
        double before = forecast.marginal(3, within);
        forecast.calls(within, 5);
        forecast.calls(within, -5);
        assertThat(forecast.marginal(3, within)).isEqualTo(before, within(1e-9));
    }

    @Test
    void shouldFindMoreRiskWithEveryCallAndLessWithEveryAdvisor() {
        var forecast = new Forecast();
        float[] within = rising(0.3);
        double last = -1;
        for (int calls = 0; calls < 40; calls++) {
            double q = forecast.marginal(6, within);
            assertThat(q).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(last - 1e-9);
            assertThat(forecast.marginal(7, within)).isLessThanOrEqualTo(q + 1e-9);
            last = q;
            forecast.calls(within, 1);
        }
        assertThat(last).isGreaterThan(0.5);
    }

    @Test
    void shouldRiskNothingForTheFirstCallOfAnIdleAdvisorAndEverythingWithoutOne() {
        for (Outlook outlook : new Outlook[] {new Forecast(), new SmallTeam()}) {
            outlook.clear();
            assertThat(outlook.marginal(1, rising(0.3))).isZero();
            assertThat(outlook.marginal(0, rising(0.3))).isEqualTo(1);
        }
    }

    private static float[] rising(double share) {
        float[] within = new float[Horizon.SECONDS + 1];
        for (int k = 1; k < within.length; k++) {
            within[k] = (float) share * k / Horizon.SECONDS;
        }
        return within;
    }

    private static float[] flat(double chance) {
        float[] within = new float[Horizon.SECONDS + 1];
        Arrays.fill(within, (float) chance);
        return within;
    }
}
