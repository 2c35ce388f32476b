package io.cadencia.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The world's local time: of its team and, for simplicity, of its debtors.
 *
 * @param start when the run begins
 */
public record LocalClock(LocalDateTime start, ZoneId zone) {
    public long startMs() {
        return start.atZone(zone).toInstant().toEpochMilli();
    }

    /** @param day 1 = the day of the start */
    public long ms(int day, LocalTime time) {
        return start.toLocalDate()
                .plusDays(day - 1L)
                .atTime(time)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    public LocalDate date(long epochMs) {
        return local(epochMs).toLocalDate();
    }

    public int hour(long epochMs) {
        return local(epochMs).getHour();
    }

    public ZonedDateTime local(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(zone);
    }
}
