package io.cadencia.server.rules;

import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.compliance.ComplianceProfile.DayHours;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A compliance profile as its file tells it. Not legal advice: it must be confirmed by counsel before production.
 *
 * @param jurisdiction ISO 3166 country, {@code *} = everywhere
 * @param source where the rule stands
 * @param confidence grade of the hours, A (the rule's own wording) to C (one secondary source), K = not verified
 * @param nature law or the house's own policy
 * @param calendar country of the holidays that are blocked, empty = holidays are allowed
 * @param holidayDates blocked dates beyond the calendar's
 */
public record ProfileRule(
        String id,
        int version,
        String jurisdiction,
        String title,
        String source,
        String confidence,
        Nature nature,
        List<DayHours> days,
        String calendar,
        List<LocalDate> holidayDates) {

    public ProfileRule {
        days = List.copyOf(days);
        holidayDates = List.copyOf(holidayDates);
    }

    public enum Nature {
        LAW,
        POLICY
    }

    /** Open at every hour of every day: no protection of the debtor, for demonstrations only. */
    public boolean openRoundTheClock() {
        return days.size() == 7
                && days.stream().allMatch(d -> d.fromMinute() == 0 && d.toMinute() == 1440)
                && calendar.isEmpty()
                && holidayDates.isEmpty();
    }

    /**
     * The form the engine's gate takes.
     *
     * @param firstYear holidays are laid out from this year
     * @param lastYear to this one, both included; the gate looks 400 days ahead
     */
    public ComplianceProfile compile(HolidayCalendar holidays, int firstYear, int lastYear) {
        Stream<LocalDate> byCalendar = calendar.isEmpty()
                ? Stream.of()
                : LongStream.rangeClosed(firstYear, lastYear)
                        .boxed()
                        .flatMap(year -> holidays.publicHolidays(calendar, year.intValue()).stream());
        List<Long> blocked = Stream.concat(byCalendar, holidayDates.stream())
                .map(LocalDate::toEpochDay)
                .distinct()
                .sorted()
                .toList();
        return new ComplianceProfile(id, version, days, blocked);
    }
}
