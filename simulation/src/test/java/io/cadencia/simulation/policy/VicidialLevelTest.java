package io.cadencia.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.simulation.policy.VicidialLevel.Method;
import io.cadencia.simulation.policy.VicidialLevel.Sample;
import io.cadencia.simulation.policy.VicidialLevel.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of design/pacing.md, section 5.1. */
class VicidialLevelTest {
    @ParameterizedTest
    @CsvSource({
        // method, level, ready, waiting, advisors, intensity, target, calls, percent, now, minute calls, percent, new
        // level
        "AVERAGE, 1.0, 5, 0, 20, 0, 0, 0, 0, 1200, 0, 0, 1.250",
        "AVERAGE, 2.0, 5, 0, 20, 0, 0, 0, 0, 1200, 0, 0, 2.500",
        "AVERAGE, 2.0, 1, 4, 20, 0, 0, 0, 0, 1200, 0, 0, 1.700",
        "AVERAGE, 2.0, 5, 0, 20, 40, 0, 0, 0, 1200, 0, 0, 2.700",
        "AVERAGE, 2.0, 1, 4, 20, 40, 0, 0, 0, 1200, 0, 0, 1.820",
        "AVERAGE, 2.0, 1, 4, 20, -40, 0, 0, 0, 1200, 0, 0, 1.580",
        "AVERAGE, 2.0, 5, 0, 20, -40, 0, 0, 0, 1200, 0, 0, 2.300",
        "AVERAGE, 2.0, 1, 0, 20, 0, -1, 0, 0, 1200, 0, 0, 2.000",
        "AVERAGE, 2.0, 0, 0, 20, 0, -1, 0, 0, 1200, 0, 0, 1.900",
        "AVERAGE, 2.9, 8, 0, 20, 0, 0, 0, 0, 1200, 0, 0, 3.000",
        "AVERAGE, 2.0, 5, 0, 20, 0, 0, 51, 3.01, 1200, 0, 0, 1.250",
        "HARD_LIMIT, 2.0, 5, 0, 20, 0, 0, 51, 3.01, 1200, 0, 0, 1.000",
        "HARD_LIMIT, 2.0, 5, 0, 20, 0, 0, 50, 90, 1200, 0, 0, 2.500",
        "HARD_LIMIT, 2.0, 5, 0, 20, 0, 0, 51, 3.00, 1200, 0, 0, 2.500",
        "TAPERED, 2.0, 5, 0, 20, 0, 0, 51, 3.01, 900, 0, 0, 2.500",
        "TAPERED, 2.0, 5, 0, 20, 0, 0, 51, 3.01, 1230, 0, 0, 2.175",
        "TAPERED, 2.0, 5, 0, 20, 0, 0, 51, 3.01, 1700, 0, 0, 1.000",
        "TAPERED, 2.0, 5, 0, 20, 0, 0, 51, 3.01, 2101, 0, 0, 1.000",
        "AVERAGE, 3.0, 0, 2, 10, 0, 0, 0, 0, 1200, 21, 50.01, 1.200",
        "AVERAGE, 3.0, 0, 2, 10, 0, 0, 60, 10, 1200, 21, 51, 1.000"
    })
    void shouldChangeTheLevelAsVicidialDoes(
            Method method,
            double level,
            double ready,
            double waiting,
            double advisors,
            double intensity,
            double target,
            long calls,
            double percent,
            int now,
            long minuteCalls,
            double minutePercent,
            double expected) {
        var sample = new Sample(ready, waiting, advisors, calls, percent, minuteCalls, minutePercent, now);
        var settings = new Settings(method, 3, 3, intensity, target, 2100);

        assertThat(VicidialLevel.next(level, sample, settings)).isEqualTo(expected, within(1e-9));
    }
}
