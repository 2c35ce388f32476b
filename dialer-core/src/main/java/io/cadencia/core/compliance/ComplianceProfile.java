package io.cadencia.core.compliance;

import java.time.DayOfWeek;
import java.util.List;

/**
 * Calling days and hours of one regulation, in the debtor's local time. Data from a profile file, never code.
 *
 * @param profileId e.g. {@code MX-CONDUSEF}
 * @param days allowed days with their hours; a day that is absent is blocked
 * @param holidays blocked dates as epoch days; empty where the rule allows holidays
 */
public record ComplianceProfile(String profileId, int version, List<DayHours> days, List<Long> holidays) {
    public ComplianceProfile {
        days = List.copyOf(days);
        holidays = List.copyOf(holidays);
        if (days.isEmpty() || days.stream().map(DayHours::day).distinct().count() != days.size()) {
            throw new IllegalArgumentException("profile " + profileId + ": days must be given, each once");
        }
    }

    /** Hours of one day: from {@code fromMinute} (included) to {@code toMinute} (excluded) of the local day, 0 to 1440. */
    public record DayHours(DayOfWeek day, int fromMinute, int toMinute) {
        public DayHours {
            if (fromMinute < 0 || toMinute > 1440 || fromMinute >= toMinute) {
                throw new IllegalArgumentException(
                        "hours of " + day + ": " + fromMinute + " to " + toMinute + " must be within 0 to 1440");
            }
        }
    }
}
