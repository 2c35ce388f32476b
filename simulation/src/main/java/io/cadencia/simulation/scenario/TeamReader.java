package io.cadencia.simulation.scenario;

import static java.time.temporal.ChronoUnit.MINUTES;

import io.cadencia.simulation.Distribution;
import io.cadencia.simulation.LocalClock;
import io.cadencia.simulation.TeamSpec;
import io.cadencia.simulation.TeamSpec.Break;
import io.cadencia.simulation.TeamSpec.Group;
import io.cadencia.simulation.TeamSpec.RandomBreaks;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the team of a scenario. */
final class TeamReader {
    private static final int MOST_GROUPS = 500;
    private static final int MOST_BREAKS = 20;
    /** They say nothing of a group that is always there. */
    private static final List<String> OF_A_SHIFT = List.of("breaks", "days", "late", "earlyLeavers");

    private static final TeamSpec PLACEHOLDER = new TeamSpec(List.of(Group.always(1)));

    private TeamReader() {}

    static TeamSpec read(Section root) {
        List<Group> groups = new ArrayList<>();
        for (Section section : root.children("team", MOST_GROUPS)) {
            groups.add(group(section));
        }
        if (groups.isEmpty()) {
            root.problem("team", "is missing; list at least one group, such as team: [{advisors: 20}]");
            return PLACEHOLDER;
        }
        return root.make("team", PLACEHOLDER, () -> new TeamSpec(groups));
    }

    private static Group group(Section section) {
        if (!section.has("advisors")) {
            section.problem("advisors", "is missing; give the number of advisors");
        }
        int advisors = (int) section.whole("advisors", 1, 1, TeamSpec.MOST_ADVISORS);
        LocalTime from = section.time("from");
        LocalTime to = section.time("to");
        Set<DayOfWeek> days = days(section);
        List<Break> breaks = new ArrayList<>();
        for (Section within : section.children("breaks", MOST_BREAKS)) {
            breaks.add(planned(within));
        }
        Section random = section.child("randomBreaks");
        double perHour = random.number("perHour", 0, 0, 20);
        Distribution time = DistributionReader.read(random, "time", new Distribution.Fixed(300_000));
        if (perHour == 0 && random.has("time")) {
            random.problem("time", "needs 'perHour' above 0, how many breaks each takes");
        }
        random.end();
        Group group = new Group(
                advisors,
                from,
                to,
                days,
                breaks,
                perHour == 0 ? null : new RandomBreaks(perHour, time),
                DistributionReader.read(section, "late"),
                section.share("earlyLeavers", 0));
        check(section, group);
        section.end();
        return group;
    }

    private static Break planned(Section section) {
        if (!section.has("from")) {
            section.problem("from", "is missing; give a time of day such as \"13:00\"");
        }
        Break planned = new Break(section.time("from", LocalTime.NOON), section.whole("minutes", 15, 1, 240), (int)
                section.whole("waves", 1, 1, 20));
        section.end();
        return planned;
    }

    private static void check(Section section, Group group) {
        LocalTime from = group.from();
        LocalTime to = group.to();
        if ((from == null) != (to == null)) {
            section.problem(from == null ? "from" : "to", "must be given together with its other half");
            return;
        }
        if (from == null || to == null) {
            for (String field : OF_A_SHIFT) {
                if (section.has(field)) {
                    section.problem(field, "needs 'from' and 'to', the hours of the shift");
                }
            }
            return;
        }
        if (!from.isBefore(to)) {
            section.problem("to", "must be after 'from', " + from + ", on the same day");
        }
        for (Break planned : group.breaks()) {
            long minutes = planned.minutes() * planned.waves();
            if (planned.from().isBefore(from) || minutes > MINUTES.between(planned.from(), to)) {
                section.problem(
                        "breaks",
                        "must lie within the shift from " + from + " to " + to
                                + ", all their waves included; the one at " + planned.from() + " takes " + minutes
                                + " minutes");
            }
        }
    }

    /** Somebody works at some time of the run. */
    static void checkPresence(Section root, TeamSpec team, LocalClock clock, Scenario.Run run) {
        LocalDateTime end = clock.start().plusMinutes((long) Math.ceil(run.hours() * 60));
        for (Group group : team.groups()) {
            LocalTime from = group.from();
            LocalTime to = group.to();
            if (from == null || to == null) {
                return;
            }
            for (LocalDate day = clock.start().toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
                if (group.days().contains(day.getDayOfWeek())
                        && day.atTime(from).isBefore(end)
                        && day.atTime(to).isAfter(clock.start())) {
                    return;
                }
            }
        }
        root.problem(
                "team",
                "has no shift within the run, which goes from " + clock.start() + " for " + run.hours() + " hours");
    }

    private static Set<DayOfWeek> days(Section section) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String written : section.texts("days", List.of())) {
            Arrays.stream(DayOfWeek.values())
                    .filter(d -> name(d).equals(written.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(
                            days::add,
                            () -> section.problem(
                                    "days", "must be of mon, tue, wed, thu, fri, sat, sun; '" + written + "' is none"));
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
