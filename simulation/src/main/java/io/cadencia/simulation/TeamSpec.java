package io.cadencia.simulation;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The advisors of the campaign, in groups with the same hours. */
public record TeamSpec(List<Group> groups) {
    public static final int MOST_ADVISORS = 10_000;

    public TeamSpec {
        groups = List.copyOf(groups);
        int advisors = groups.stream().mapToInt(Group::advisors).sum();
        if (advisors < 1 || advisors > MOST_ADVISORS) {
            throw new IllegalArgumentException("the team's advisors must be 1 to " + MOST_ADVISORS + " in all");
        }
    }

    public int advisors() {
        return groups.stream().mapToInt(Group::advisors).sum();
    }

    /**
     * @param from begin of the shift, null = there from the start of the run to its end, without breaks at fixed times
     * @param late how long after the begin an advisor arrives; null = in the first five seconds
     * @param earlyLeavers share that goes home before the end, at a time evenly spread over the second half of the shift
     */
    public record Group(
            int advisors,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            Set<DayOfWeek> days,
            List<Break> breaks,
            @Nullable RandomBreaks randomBreaks,
            @Nullable Distribution late,
            double earlyLeavers) {
        public Group {
            days = Set.copyOf(days);
            breaks = List.copyOf(breaks);
        }

        public static Group always(int advisors) {
            return new Group(advisors, null, null, EnumSet.allOf(DayOfWeek.class), List.of(), null, null, 0);
        }
    }

    /** A planned break, taken in {@code waves} one after the other: each by an equal part of the group. */
    public record Break(LocalTime from, long minutes, int waves) {}

    /** Breaks of an advisor's own choosing, {@code perHour} of work on average. */
    public record RandomBreaks(double perHour, Distribution time) {}
}
