package io.cadencia.core.compliance;

import io.cadencia.core.compliance.ComplianceProfile.DayHours;
import io.cadencia.core.compliance.Verdict.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A profile laid out for looking up: minutes by weekday, holidays sorted. Immutable. */
final class OpeningHours {
    static final long NEVER = Long.MAX_VALUE;

    private static final long MINUTE_MS = 60_000;
    private static final int MINUTES_A_DAY = 1_440;

    private final ComplianceProfile profile;
    private final int[] fromMinute = new int[7];
    private final int[] toMinute = new int[7];
    private final long[] holidays;

    OpeningHours(ComplianceProfile profile) {
        this.profile = profile;
        for (DayHours day : profile.days()) {
            fromMinute[day.day().ordinal()] = day.fromMinute();
            toMinute[day.day().ordinal()] = day.toMinute();
        }
        this.holidays =
                profile.holidays().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    boolean isOf(ComplianceProfile other) {
        return profile == other;
    }

    /** The rule against a call from {@code nowMs} that may ring for {@code ringMs}; null = open all that time. */
    @Nullable
    Rule blockedBy(ZoneRules zone, long nowMs, long ringMs) {
        Rule now = ruleAt(zone, nowMs);
        if (now != null) {
            return now;
        }
        long endMs = nowMs + ringMs;
        // No closed time is shorter than a minute, so minute steps see every one.
        for (long at = nowMs + MINUTE_MS; at < endMs; at += MINUTE_MS) {
            if (ruleAt(zone, at) != null) {
                return Rule.HOUR;
            }
        }
        return ruleAt(zone, endMs) == null ? null : Rule.HOUR;
    }

    /** The first moment from {@code fromMs} on at which a call may be placed; {@link #NEVER} = not before the limit. */
    long nextOpen(ZoneRules zone, long fromMs, long ringMs, long limitMs) {
        if (fromMs > limitMs) {
            return NEVER;
        }
        if (blockedBy(zone, fromMs, ringMs) == null) {
            return fromMs;
        }
        LocalDate date = LocalDate.ofEpochDay(localDay(localMs(zone, fromMs)));
        for (LocalDate day = date; ; day = day.plusDays(1)) {
            long opens = opensOn(day, zone, fromMs, ringMs);
            if (opens != NEVER) {
                return opens <= limitMs ? opens : NEVER;
            }
            if (day.toEpochDay() * MINUTES_A_DAY * MINUTE_MS > limitMs + 2L * MINUTES_A_DAY * MINUTE_MS) {
                return NEVER;
            }
        }
    }

    /**
     * Hours open at their local beginning, which a change of the clocks may skip or repeat, or at the change itself.
     */
    private long opensOn(LocalDate day, ZoneRules zone, long fromMs, long ringMs) {
        int index = day.getDayOfWeek().ordinal();
        if (toMinute[index] == 0 || isHoliday(day.toEpochDay())) {
            return NEVER;
        }
        LocalDateTime begin = day.atTime(LocalTime.ofSecondOfDay(fromMinute[index] * 60L));
        long first = NEVER;
        for (ZoneOffset offset : zone.getValidOffsets(begin)) {
            first = Math.min(first, ifOpen(begin.toInstant(offset).toEpochMilli(), zone, fromMs, ringMs));
        }
        Instant dayBefore = day.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant dayAfter = day.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        ZoneOffsetTransition change = zone.nextTransition(dayBefore);
        while (change != null && change.getInstant().isBefore(dayAfter)) {
            first = Math.min(first, ifOpen(change.getInstant().toEpochMilli(), zone, fromMs, ringMs));
            change = zone.nextTransition(change.getInstant());
        }
        return first;
    }

    private long ifOpen(long at, ZoneRules zone, long fromMs, long ringMs) {
        return at >= fromMs && blockedBy(zone, at, ringMs) == null ? at : NEVER;
    }

    private @Nullable Rule ruleAt(ZoneRules zone, long atMs) {
        long localMs = localMs(zone, atMs);
        long day = localDay(localMs);
        int weekday = (int) Math.floorMod(day + 3, 7L); // 1970-01-01 was a Thursday
        if (toMinute[weekday] == 0) {
            return Rule.DAY;
        }
        if (isHoliday(day)) {
            return Rule.HOLIDAY;
        }
        long minute = Math.floorDiv(localMs, MINUTE_MS) - day * MINUTES_A_DAY;
        return minute >= fromMinute[weekday] && minute < toMinute[weekday] ? null : Rule.HOUR;
    }

    private boolean isHoliday(long epochDay) {
        return holidays.length > 0 && Arrays.binarySearch(holidays, epochDay) >= 0;
    }

    private static long localMs(ZoneRules zone, long atMs) {
        return atMs + zone.getOffset(Instant.ofEpochMilli(atMs)).getTotalSeconds() * 1_000L;
    }

    private static long localDay(long localMs) {
        return Math.floorDiv(localMs, MINUTES_A_DAY * MINUTE_MS);
    }
}
