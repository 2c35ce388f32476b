package io.cadencia.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final long T0 = 1_780_000_000_000L;

    private final SplittableRandom random = new SplittableRandom(3);

    /** Talk of 60 s on average however long it has lasted, then 20 s of after-call work: known in closed form. */
    @Test
    void shouldLearnWhenAdvisorsWillBeFree() {
        var advisors = new LearnedAdvisors();
        var team = new Team(advisors, 400, T0);
        for (long now = T0; now < T0 + 1_800_000; now += 250) {
            team.until(now);
        }

        int talking = team.in(AdvisorWork.TALK);
        int after = team.in(AdvisorWork.WRAP_UP);
        double free = after * free(10, 20) + talking * freeAfterBoth(10, 60, 20);

        assertThat(advisors.busy()).isEqualTo(400);
        assertThat(advisors.freeWithin(10)).isEqualTo(free, within(0.1 * free));
        assertThat(advisors.meanHandlingSeconds()).isEqualTo(80, within(8.0));
    }

    /** The sums in the snapshot are those in memory to the last bit, at any moment between two renewals. */
    @Test
    void shouldReadItselfBackToTheLastBit() {
        var advisors = new LearnedAdvisors();
        var team = new Team(advisors, 30, T0);
        for (long now = T0; now < T0 + 120_000; now += 70) {
            team.until(now);
            byte[] written = written(advisors);
            var again = new LearnedAdvisors();
            again.read(new StateReader(written));
            assertThat(again.freeWithin(10)).isEqualTo(advisors.freeWithin(10));
            assertThat(written(again)).isEqualTo(written);
            again.advance(now + 15_000);
            var copy = new LearnedAdvisors();
            copy.read(new StateReader(written));
            copy.advance(now + 15_000);
            assertThat(written(copy)).isEqualTo(written(again));
        }
    }

    private static byte[] written(LearnedAdvisors advisors) {
        var out = new StateWriter();
        advisors.write(out);
        return out.toBytes();
    }

    private static double free(double seconds, double mean) {
        return 1 - Math.exp(-seconds / mean);
    }

    private static double freeAfterBoth(double seconds, double first, double second) {
        double slow = first / (first - second);
        return 1 - slow * Math.exp(-seconds / first) + (slow - 1) * Math.exp(-seconds / second);
    }

    /** Advisors who go from talk to after-call work and at once to the next call. */
    private final class Team {
        private record Busy(long sinceMs, long untilMs, AdvisorWork work) {}

        private final LearnedAdvisors advisors;
        private final Deque<Busy> busy = new ArrayDeque<>();

        Team(LearnedAdvisors advisors, int size, long nowMs) {
            this.advisors = advisors;
            advisors.advance(nowMs);
            for (int i = 0; i < size; i++) {
                advisors.moved(AdvisorWork.FREE, nowMs, AdvisorWork.TALK);
                busy.add(new Busy(nowMs, nowMs + lasts(60), AdvisorWork.TALK));
            }
        }

        private long lasts(double meanSeconds) {
            return (long) (-1_000 * meanSeconds * Math.log(1 - random.nextDouble()));
        }

        void until(long nowMs) {
            advisors.advance(nowMs);
            for (int i = busy.size(); i > 0; i--) {
                Busy one = busy.removeFirst();
                busy.addLast(one.untilMs > nowMs ? one : next(one, nowMs));
            }
        }

        private Busy next(Busy one, long nowMs) {
            boolean talked = one.work == AdvisorWork.TALK;
            AdvisorWork next = talked ? AdvisorWork.WRAP_UP : AdvisorWork.TALK;
            advisors.moved(one.work, one.sinceMs, talked ? next : AdvisorWork.FREE);
            if (!talked) {
                advisors.moved(AdvisorWork.FREE, nowMs, next);
            }
            return new Busy(nowMs, nowMs + lasts(talked ? 20 : 60), next);
        }

        int in(AdvisorWork work) {
            return (int) busy.stream().filter(one -> one.work == work).count();
        }
    }
}
