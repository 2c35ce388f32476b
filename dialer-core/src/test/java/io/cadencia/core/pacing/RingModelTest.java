package io.cadencia.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RingModelTest {
    private static final long T0 = 1_780_000_000_000L;
    private static final double ANSWERS = 0.3;

    private final SplittableRandom random = new SplittableRandom(5);
    private final RingModel rings = new RingModel();

    /** Little evidence must not make too many calls: the share answered is taken for higher than it will turn out. */
    @Test
    void shouldBeginWithCareAndComeToWhatIsSeen() {
        long now = T0;
        rings.advance(now);
        assertThat(rings.answerShare()).isBetween(0.45, 0.7);

        now = calls(30, now);
        assertThat(rings.answerShare()).isBetween(0.3, 0.55);

        calls(2_000, now);
        assertThat(rings.share()).isCloseTo(ANSWERS, within(0.03));
    }

    /** Those who end within a second were expected to in it: else a steady world would look livelier than it is. */
    @Test
    void shouldTakeASteadyWorldForSteady() {
        long now = calls(1_000, T0);
        double sum = 0;
        for (int i = 0; i < 3_000; i++) {
            now = calls(1, now);
            sum += rings.factor() / 3_000;
        }
        assertThat(sum).isCloseTo(1, within(0.02));
    }

    /** One call after the other: three in ten are answered after two to fifteen seconds, the others ring out at twenty. */
    private long calls(int count, long from) {
        long now = from;
        for (int i = 0; i < count; i++) {
            long placed = now;
            rings.placed(AnswerOdds.USUAL);
            boolean answered = random.nextDouble() < ANSWERS;
            long end = now + (answered ? 2_000 + random.nextInt(13_000) : 20_000);
            for (; now < end; now += 250) {
                rings.advance(now);
            }
            rings.advance(now);
            if (answered) {
                rings.answered(AnswerOdds.USUAL, placed);
            } else {
                rings.failed(AnswerOdds.USUAL, placed);
            }
        }
        return now;
    }
}
