package io.cadencia.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnswerOddsTest {
    private static final int LIKELY = AnswerOdds.USUAL + 2;
    private static final int UNLIKELY = AnswerOdds.USUAL - 2;

    @Test
    void shouldDoubleTheOddsFromClassToClass() {
        assertThat(AnswerOdds.chance(0.2, AnswerOdds.USUAL)).isEqualTo(0.2);
        assertThat(AnswerOdds.chance(0.2, LIKELY)).isEqualTo(0.5, within(1e-12));
        assertThat(AnswerOdds.chance(0.2, UNLIKELY)).isEqualTo(0.25 / 4.25, within(1e-12));
        assertThat(AnswerOdds.ofLog(StrictMath.log(4.1))).isEqualTo(LIKELY);
        assertThat(AnswerOdds.ofLog(-100)).isZero();
        assertThat(AnswerOdds.ofLog(100)).isEqualTo(AnswerOdds.CLASSES - 1);
    }

    /** The classes' own shares are not seen one by one: they follow from the mix and its common share. */
    @Test
    void shouldFindTheShareOfEachClassFromTheMix() {
        var rings = new RingModel();
        var random = new SplittableRandom(5);
        long second = 0;
        for (int i = 0; i < 6_000; i++) {
            int odds = i % 3 == 0 ? LIKELY : UNLIKELY;
            double chance = AnswerOdds.chance(0.2, odds);
            rings.advance(++second * 1_000);
            rings.placed(odds);
            long placed = second * 1_000;
            boolean answers = random.nextDouble() < chance;
            for (int wait = answers ? 3 + random.nextInt(8) : 20; wait > 0; wait--) {
                rings.advance(++second * 1_000);
            }
            if (answers) {
                rings.answered(odds, placed);
            } else {
                rings.failed(odds, placed);
            }
        }
        rings.advance((second + 30) * 1_000);

        assertThat((double) rings.within(LIKELY, 0)[Horizon.SECONDS]).isEqualTo(0.5, within(0.05));
        assertThat((double) rings.within(UNLIKELY, 0)[Horizon.SECONDS]).isEqualTo(0.059, within(0.02));
        assertThat((double) rings.within(LIKELY, Ages.bin(12))[Horizon.SECONDS])
                .as("who has not answered in time will hardly do so, however likely at first")
                .isLessThan(0.15);
    }
}
