package io.cadencia.simulation.history;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.Fact;
import io.cadencia.simulation.LocalClock;
import io.cadencia.simulation.TeamSpec;
import io.cadencia.simulation.TeamSpec.Group;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How many advisors worked in each quarter of an hour of the day, on average over the days with work. */
final class TeamProfile {
    static final int SLOTS = 96;
    private static final long SLOT_MS = 900_000;
    private static final int SLOT_MINUTES = 15;
    /** A day with less of it than this is no working day. */
    private static final double LEAST_DAY_HOURS = 0.5;

    private final LocalClock clock;
    private final double[] workedMs = new double[SLOTS];
    private final Map<LocalDate, Double> hoursOfDay = new HashMap<>();

    TeamProfile(LocalClock clock) {
        this.clock = clock;
    }

    /** @param interval of a state that counts as work */
    void add(Fact.AdvisorInterval interval) {
        long at = interval.fromMs();
        while (at < interval.toMs()) {
            ZonedDateTime local = clock.local(at);
            long next = Math.min(interval.toMs(), at - at % SLOT_MS + SLOT_MS);
            workedMs[slot(local)] += next - at;
            hoursOfDay.merge(local.toLocalDate(), (next - at) / 3_600_000.0, Double::sum);
            at = next;
        }
    }

    static boolean works(AdvisorState state) {
        return switch (state) {
            case READY, PREPARING, DIALING, ON_CALL, WRAP_UP, UNCLASSIFIED -> true;
            case CONNECTING_PHONE, PAUSED -> false;
        };
    }

    private static int slot(ZonedDateTime local) {
        return (local.getHour() * 60 + local.getMinute()) / SLOT_MINUTES;
    }

    double hours() {
        return hoursOfDay.values().stream().mapToDouble(h -> h).sum();
    }

    Set<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>();
        hoursOfDay.forEach((day, hours) -> {
            if (hours >= LEAST_DAY_HOURS) {
                days.add(day);
            }
        });
        return days;
    }

    private int[] advisors() {
        int days = Math.max(1, days().size());
        int[] advisors = new int[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            advisors[i] = (int) Math.round(workedMs[i] / SLOT_MS / days);
        }
        return advisors;
    }

    /** First slot of the day with an advisor; -1 if there is none. */
    int firstSlot() {
        int[] advisors = advisors();
        for (int i = 0; i < SLOTS; i++) {
            if (advisors[i] > 0) {
                return i;
            }
        }
        return -1;
    }

    /** Slot after the last one with an advisor. */
    int endSlot() {
        int[] advisors = advisors();
        int end = SLOTS;
        while (end > 0 && advisors[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /**
     * Groups whose hours give the profile: who came last goes first, so that a lunch hour is a group that ends before it and
     * one that begins after it.
     */
    TeamSpec team() {
        int[] advisors = advisors();
        List<Group> groups = new ArrayList<>();
        Deque<int[]> here = new ArrayDeque<>(); // slot of arrival, how many
        int present = 0;
        for (int slot = 0; slot <= SLOTS; slot++) {
            int wanted = slot == SLOTS ? 0 : advisors[slot];
            if (wanted > present) {
                here.push(new int[] {slot, wanted - present});
            }
            for (int leaving = present - wanted; leaving > 0; ) {
                int[] last = here.pop();
                int gone = Math.min(leaving, last[1]);
                groups.add(group(gone, last[0], slot));
                leaving -= gone;
                if (last[1] > gone) {
                    here.push(new int[] {last[0], last[1] - gone});
                }
            }
            present = wanted;
        }
        return new TeamSpec(groups);
    }

    private static Group group(int advisors, int from, int to) {
        return new Group(
                advisors,
                time(from),
                to == SLOTS ? LocalTime.of(23, 59) : time(to),
                EnumSet.allOf(DayOfWeek.class),
                List.of(),
                null,
                null,
                0);
    }

    static LocalTime time(int slot) {
        return LocalTime.of(slot * SLOT_MINUTES / 60, slot * SLOT_MINUTES % 60);
    }
}
