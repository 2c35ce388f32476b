package io.cadencia.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LifetimesTest {
    @Test
    void shouldCountThoseStillGoingOnAndThoseCutShortAsExposure() {
        var lives = new Lifetimes(4, 1, 1e12);
        var living = new AgeCounts(4);
        living.advance(100);
        living.add(); // one that is two seconds old below
        lives.ended(1, 0);
        lives.ended(3, 0);
        lives.cutShort(2);
        living.advance(102);

        double[] atRisk = new double[5];
        lives.exposure(atRisk);
        lives.exposure(living, atRisk);

        assertThat(atRisk[0]).isEqualTo(4, within(1e-6));
        assertThat(atRisk[1]).isEqualTo(4, within(1e-6));
        assertThat(atRisk[2]).isEqualTo(2, within(1e-6));
        assertThat(atRisk[3]).isEqualTo(1, within(1e-6));
        assertThat(lives.ends(0, 1)).isEqualTo(1, within(1e-6));
        assertThat(lives.ends(0, 2)).isZero();
    }

    @Test
    void shouldHalveOldEvidenceAfterItsHalfLife() {
        var lives = new Lifetimes(4, 1, 10);
        lives.ended(0, 0);
        for (int i = 0; i < 10; i++) {
            lives.ended(3, 0);
        }
        assertThat(lives.ends(0, 0)).isEqualTo(0.5 / StrictMath.pow(2, 0.1), within(0.05));
    }

    @Test
    void shouldCountTheSecondsInWiderBinsAndBeyondTheSpan() {
        var lives = new Lifetimes(64, 1, 1e12);
        lives.ended(21, 0); // bin of 20 and 21
        lives.ended(100, 0);

        double[] atRisk = new double[Ages.bin(64) + 1];
        lives.exposure(atRisk);

        assertThat(atRisk[Ages.bin(15)]).as("both, one second").isEqualTo(2, within(1e-6));
        assertThat(atRisk[Ages.bin(18)]).as("both, two seconds").isEqualTo(4, within(1e-6));
        assertThat(atRisk[Ages.bin(20)]).as("one to its middle").isEqualTo(3.5, within(1e-6));
        assertThat(atRisk[Ages.bin(22)]).isEqualTo(2, within(1e-6));
        assertThat(atRisk[Ages.bin(64)]).as("64 to 100").isEqualTo(37, within(1e-6));
    }

    @Test
    void shouldKnowEachAgeAndItsBin() {
        int from = 0;
        for (int bin = 0; bin < 150; bin++) {
            assertThat(Ages.from(bin)).isEqualTo(from);
            assertThat(Ages.bin(from)).isEqualTo(bin);
            assertThat(Ages.seconds(bin)).isLessThanOrEqualTo(Math.max(1, from / 8));
            from += Ages.seconds(bin);
            assertThat(Ages.bin(from - 1)).isEqualTo(bin);
        }
    }

    @Test
    void shouldAgeWithoutUpkeepAndKeepTheOldTogether() {
        var counts = new AgeCounts(5);
        counts.advance(10);
        counts.add();
        counts.advance(12);
        counts.add();
        counts.add();
        assertThat(counts.at(2)).isEqualTo(1);
        assertThat(counts.at(0)).isEqualTo(2);

        counts.advance(16);
        assertThat(counts.at(5)).isEqualTo(1);
        assertThat(counts.at(4)).isEqualTo(2);
        counts.advance(1_000);
        assertThat(counts.at(5)).isEqualTo(3);
        counts.remove(10);
        counts.remove(12);
        assertThat(counts.total()).isEqualTo(1);
        assertThat(counts.at(5)).isEqualTo(1);
    }
}
