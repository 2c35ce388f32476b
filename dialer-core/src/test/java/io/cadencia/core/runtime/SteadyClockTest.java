package io.cadencia.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private final AtomicLong wall = new AtomicLong(1_000_000);

    @Test
    void shouldFollowTheWallClock() {
        var clock = new SteadyClock(wall::get, 0);
        wall.addAndGet(500);
        assertThat(clock.getAsLong()).isEqualTo(1_000_500);
    }

    @Test
    void shouldGoOnAtHalfSpeedWhenTheWallIsSetBackUntilTheyAgree() {
        var clock = new SteadyClock(wall::get, 0);
        wall.addAndGet(-1_000);
        assertThat(clock.getAsLong()).isEqualTo(1_000_000);
        long last = clock.getAsLong();
        for (int i = 0; i < 1_500; i++) {
            wall.incrementAndGet();
            assertThat(clock.getAsLong()).isBetween(last, last + 1);
            last = clock.getAsLong();
        }
        assertThat(last).isEqualTo(1_000_750);
        wall.addAndGet(2_000);
        assertThat(clock.getAsLong()).isEqualTo(wall.get());
    }

    @Test
    void shouldNotGoBackBehindTheTimeReachedBeforeARestart() {
        assertThat(new SteadyClock(wall::get, 1_000_300).getAsLong()).isEqualTo(1_000_300);
    }
}
