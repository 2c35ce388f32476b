package io.cadencia.server.rules;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holidays by the jollyday library. Its data is not complete everywhere (Chile's moved days, for one); a profile file
 * lists what is missing, and the dates of elections.
 */
public final class JollydayCalendar implements HolidayCalendar {
    @Override
    public Set<LocalDate> publicHolidays(String country, int year) {
        return HolidayManager.getInstance(ManagerParameters.create(country)).getHolidays(Year.of(year)).stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    /** Whether there is a calendar for this ISO 3166 code. */
    public static boolean knows(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase);
    }
}
