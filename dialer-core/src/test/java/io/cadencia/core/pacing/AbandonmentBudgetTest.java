package io.cadencia.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbandonmentBudgetTest {
    private static final long T0 = 1_780_000_000_000L;
    private static final double TARGET = 0.029;
    private static final double CEILING = 0.03;

    /** A world in which abandonment is proportional to the price, more or less steeply. */
    @ParameterizedTest
    @CsvSource({"0.5, 1", "1.5, 2", "3, 3"})
    void shouldLandOnTheTargetAndStayBelowTheCeilingWhateverThePriceMeans(double slope, long seed) {
        var budget = new AbandonmentBudget();
        var random = new SplittableRandom(seed);
        int abandoned = 0;
        int answers = 6_000;
        for (int i = 0; i < answers; i++) {
            long now = T0 + i * 6_000L;
            budget.answered(TARGET, true, now);
            if (random.nextDouble() < Math.min(1, slope * budget.price(CEILING, 1, 4_000, T0, now))) {
                budget.abandoned(now);
                abandoned++;
            }
        }
        assertThat((double) abandoned / answers)
                .isEqualTo(TARGET, within(0.0025))
                .isLessThanOrEqualTo(CEILING);
    }

    @Test
    void shouldStopPredictingWhenTheBudgetOfTheWindowIsSpentAndBeginAgainADayLater() {
        var budget = new AbandonmentBudget();
        for (int i = 0; i < 1_000; i++) {
            budget.answered(TARGET, true, T0);
        }
        for (int i = 0; i < 30; i++) {
            assertThat(budget.price(CEILING, 1, 500, T0, T0)).isPositive();
            budget.abandoned(T0);
        }
        assertThat(budget.price(CEILING, 1, 500, T0, T0)).isZero();
        assertThat(budget.price(CEILING, 1, 500, T0, T0 + 23 * 3_600_000L)).isZero();
        for (int i = 0; i < 200; i++) {
            budget.answered(TARGET, true, T0 + 40 * 3_600_000L);
        }
        assertThat(budget.price(CEILING, 1, 500, T0, T0 + 40 * 3_600_000L)).isPositive();
    }

    @Test
    void shouldBrakeAtACluster() {
        var budget = new AbandonmentBudget();
        for (int i = 0; i < 5_000; i++) {
            budget.answered(TARGET, true, T0);
        }
        long later = T0 + 3_600_000;
        double calm = budget.price(CEILING, 1, 4_000, T0, later);
        for (int i = 0; i < 4; i++) {
            budget.abandoned(later);
        }
        assertThat(budget.price(CEILING, 1, 4_000, T0, later)).isLessThan(0.4 * calm);
        assertThat(budget.price(CEILING, 1, 4_000, T0, later + 600_000)).isGreaterThan(0.5 * calm);
    }

    @Test
    void shouldHoldTheCeilingOverTheCalendarDayOnItsOwn() {
        var budget = new AbandonmentBudget();
        for (int i = 0; i < 2_000; i++) {
            budget.answered(TARGET, true, T0);
        }
        assertThat(budget.price(CEILING, 1, 500, T0, T0)).isPositive();
        long today = T0 + 10 * 3_600_000L;
        assertThat(budget.price(CEILING, 1, 500, today, today)).isPositive();
        for (int i = 0; i < 20; i++) {
            budget.abandoned(today);
        }

        double calm = budget.price(CEILING, 1, 500, today, today + 1_200_000);

        assertThat(calm)
                .as("24 hours have plenty left, the day of 500 answers has none")
                .isZero();
        assertThat(budget.price(CEILING, 1, 500, today + 1, today + 1_200_000)).isPositive();
    }
}
