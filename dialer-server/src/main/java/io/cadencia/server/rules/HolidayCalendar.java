package io.cadencia.server.rules;

import java.time.LocalDate;
import java.util.Set;

/** Public holidays by country and year. */
@FunctionalInterface
public interface HolidayCalendar {
    /** @param country ISO 3166 code the calendar is known to have */
    Set<LocalDate> publicHolidays(String country, int year);
}
