package io.cadencia.simulation.lab;

import io.cadencia.simulation.scenario.Scenario;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The course of a run in steps of some minutes, over all seeds. */
public record Course(Scenario scenario, int step, int minutes) {
    private static final int MOST_POINTS = 132;
    private static final int FINEST_STEP = 5;
    private static final int HOUR = 60;
    /** Below so many answers an abandonment rate is noise. */
    private static final int FEWEST_ANSWERS = 10;

    static Course of(Scenario scenario) {
        int minutes = (int) Math.ceil(scenario.run().hours() * HOUR);
        int step = Math.max(FINEST_STEP, (minutes + MOST_POINTS - 1) / MOST_POINTS);
        return new Course(scenario, step, minutes);
    }

    /**
     * @param at end of the step, local time
     * @param dayAbandonment since the local midnight, {@code hourAbandonment} in the last sixty minutes; per cent
     * @param advisors at work on average
     */
    public record Point(
            LocalDateTime at,
            double occupancy,
            double meanWait,
            double dayAbandonment,
            double hourAbandonment,
            double advisors) {}

    List<Point> points(PolicyResult result) {
        List<Point> points = new ArrayList<>();
        int dayFrom = 0;
        for (int from = 0; from < minutes; from += step) {
            int to = Math.min(from + step, minutes);
            if (!day(from).equals(day(dayFrom))) {
                dayFrom = from;
            }
            Minutes.Sum sum = result.sum(from, to);
            points.add(new Point(
                    scenario.world().clock().start().plusMinutes(to),
                    sum.occupancy(),
                    sum.meanWait(),
                    rate(result.sum(dayFrom, to)),
                    rate(result.sum(Math.max(0, to - HOUR), to)),
                    sum.advisorHours() * HOUR / (to - from) / result.runs().size()));
        }
        return points;
    }

    private LocalDate day(int minute) {
        return scenario.world().clock().start().plusMinutes(minute).toLocalDate();
    }

    private static double rate(Minutes.Sum sum) {
        return sum.answered() < FEWEST_ANSWERS ? Double.NaN : sum.abandonment();
    }
}
