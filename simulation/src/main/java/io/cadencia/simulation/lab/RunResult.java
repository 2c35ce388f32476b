package io.cadencia.simulation.lab;

import io.cadencia.core.answer.Reliability;
import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.simulation.LocalClock;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.scenario.Scenario;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of one run.
 *
 * @param counted without the warm-up
 * @param p90Wait seconds
 * @param dayPeak highest abandonment of a whole local day, per cent, the warm-up included as the law counts it
 * @param runningPeak highest abandonment of a local day so far, its start included, at the end of any minute after the
 *     warm-up and from the {@value #SPEAKING}th answer on, per cent
 * @param hourPeak highest abandonment of any sixty minutes after the warm-up with at least {@value #FEWEST_ANSWERS}
 *     answers, per cent
 * @param reliability how well the answer model foretold at the end; empty for a policy without it
 * @param stateHash of the engine at the end: the same seed gives the same on any machine
 */
public record RunResult(
        long seed,
        Minutes minutes,
        Minutes.Sum counted,
        double p90Wait,
        double dayPeak,
        double runningPeak,
        double hourPeak,
        double hours,
        List<Reliability.Point> reliability,
        long stateHash) {
    static final int FEWEST_ANSWERS = 20;
    /** Before that one abandonment is a per cent of the day and more. */
    static final int SPEAKING = 100;

    private static final int HOUR = 60;

    public RunResult {
        reliability = List.copyOf(reliability);
    }

    static RunResult of(long seed, Meter meter, Scenario scenario, VirtualWorld world) {
        LocalClock clock = scenario.world().clock();
        long warmUpMs = scenario.run().warmUpMs();
        long endMs = clock.startMs() + scenario.run().lengthMs();
        Minutes minutes = meter.finish(endMs);
        int warmUp = (int) (warmUpMs / Minutes.MINUTE_MS);
        CampaignFigures figures = world.figures();
        return new RunResult(
                seed,
                minutes,
                minutes.sum(warmUp, minutes.size()),
                meter.p90Wait(),
                dayPeak(minutes, clock),
                runningPeak(minutes, warmUp, clock),
                hourPeak(minutes, warmUp),
                (minutes.size() - warmUp) / 60.0,
                figures == null ? List.of() : figures.reliability(),
                world.stateHash());
    }

    private static double dayPeak(Minutes minutes, LocalClock clock) {
        double peak = Double.NaN;
        for (int from = 0, to; from < minutes.size(); from = to) {
            to = endOfDay(from, minutes, clock);
            peak = higher(peak, minutes.sum(from, to), FEWEST_ANSWERS);
        }
        return peak;
    }

    private static double runningPeak(Minutes minutes, int warmUp, LocalClock clock) {
        double peak = Double.NaN;
        for (int from = 0, to; from < minutes.size(); from = to) {
            to = endOfDay(from, minutes, clock);
            for (int now = Math.max(from, warmUp) + 1; now <= to; now++) {
                peak = higher(peak, minutes.sum(from, now), SPEAKING);
            }
        }
        return peak;
    }

    private static int endOfDay(int from, Minutes minutes, LocalClock clock) {
        LocalDate day = clock.date(minutes.startMs() + from * Minutes.MINUTE_MS);
        int to = from;
        while (to < minutes.size()
                && clock.date(minutes.startMs() + to * Minutes.MINUTE_MS).equals(day)) {
            to++;
        }
        return to;
    }

    private static double hourPeak(Minutes minutes, int warmUp) {
        double peak = Double.NaN;
        for (int to = warmUp + HOUR; to <= minutes.size(); to++) {
            peak = higher(peak, minutes.sum(to - HOUR, to), FEWEST_ANSWERS);
        }
        return peak;
    }

    private static double higher(double peak, Minutes.Sum sum, int leastAnswers) {
        if (sum.answered() < leastAnswers) {
            return peak;
        }
        return Double.isNaN(peak) ? sum.abandonment() : Math.max(peak, sum.abandonment());
    }
}
