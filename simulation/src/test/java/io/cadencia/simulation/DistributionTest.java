package io.cadencia.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.simulation.CallPhases.Phase;
import io.cadencia.simulation.CallPhases.Step;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    private static final CallPhases CHAIN = new CallPhases(List.of(
            new Phase("identity", new Distribution.Gamma(3, 20_000), Map.of("negotiation", 0.5, "closing", 0.2)),
            new Phase("negotiation", new Distribution.Exponential(100_000), Map.of("closing", 0.8)),
            new Phase("closing", new Distribution.Fixed(10_000), Map.of())));

    static Stream<Distribution> all() {
        return Stream.of(
                new Distribution.Fixed(3_000),
                new Distribution.Uniform(1_000, 4_000),
                new Distribution.Exponential(20_000),
                new Distribution.Gamma(2.2, 8_400),
                new Distribution.Gamma(0.4, 8_400),
                new Distribution.Lognormal(120_000, 1),
                new Distribution.Histogram(List.of(0.0, 1_000.0, 5_000.0, 6_000.0), List.of(2.0, 0.0, 6.0)),
                CHAIN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldDrawItsMean(Distribution distribution) {
        var random = new SplittableRandom(1);
        double sum = 0;
        for (int i = 0; i < 200_000; i++) {
            sum += distribution.drawMs(random);
        }

        assertThat(sum / 200_000).isCloseTo(distribution.meanMs(), within(0.015 * distribution.meanMs()));
    }

    @Test
    void shouldHaveTheMeanOfItsPhases() {
        // 20 + 0.5 * 100 + (0.2 + 0.5 * 0.8) * 10
        assertThat(CHAIN.meanMs()).isCloseTo(76_000, within(1e-6));
    }

    @Test
    void shouldGoThroughItsPhasesInOrder() {
        var random = new SplittableRandom(5);

        List<List<String>> paths = Stream.generate(() -> CHAIN.draw(random))
                .limit(1_000)
                .map(steps -> steps.stream().map(Step::phase).toList())
                .distinct()
                .toList();

        assertThat(paths)
                .containsExactlyInAnyOrder(
                        List.of("identity"),
                        List.of("identity", "negotiation"),
                        List.of("identity", "closing"),
                        List.of("identity", "negotiation", "closing"));
    }

    @Test
    void shouldDrawNothingFromAnEmptyBinOfAHistogram() {
        var histogram = new Distribution.Histogram(List.of(0.0, 1.0, 2.0, 3.0), List.of(1.0, 0.0, 1.0));
        var random = new SplittableRandom(2);

        assertThat(Stream.generate(() -> histogram.drawMs(random)).limit(10_000))
                .noneMatch(ms -> ms >= 1 && ms < 2)
                .allMatch(ms -> ms >= 0 && ms < 3);
    }
}
