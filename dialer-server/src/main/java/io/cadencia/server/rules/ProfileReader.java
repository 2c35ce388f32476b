package io.cadencia.server.rules;

import io.cadencia.core.compliance.ComplianceProfile.DayHours;
import io.cadencia.server.rules.ProfileRule.Nature;
import io.cadencia.server.rules.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a profile file. */
final class ProfileReader {
    private static final Pattern HOURS =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)");
    private static final Pattern ID = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,39}");

    private ProfileReader() {}

    static ProfileRule read(YamlNode file) {
        String id = file.text("profile");
        if (!ID.matcher(id).matches()) {
            throw file.refuse("profile", "must be 2 to 40 capital letters, digits and dashes");
        }
        int version = (int) file.whole("version", 1, 1_000_000);
        String confidence = file.text("confidence");
        if (!"ABCK".contains(confidence) || confidence.length() != 1) {
            throw file.refuse("confidence", "must be A, B, C or K");
        }
        ProfileRule rule = new ProfileRule(
                id,
                version,
                file.text("jurisdiction"),
                file.text("title"),
                file.text("source"),
                confidence,
                file.choice("nature", Nature.class),
                days(file.child("hours")),
                calendar(file),
                dates(file));
        file.text("note", "");
        file.end();
        return rule;
    }

    private static List<DayHours> days(YamlNode hours) {
        List<DayHours> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String field = day.name().toLowerCase(Locale.ROOT);
            if (hours.has(field)) {
                days.add(dayHours(hours, field, day));
            }
        }
        hours.end();
        if (days.isEmpty()) {
            throw hours.refuse("monday", "is missing; give at least one day its hours, such as monday: 08:00-20:00");
        }
        return days;
    }

    private static DayHours dayHours(YamlNode hours, String field, DayOfWeek day) {
        Matcher matcher = HOURS.matcher(hours.text(field));
        if (matcher.matches()) {
            int from = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
            String end = matcher.group(3);
            int to = Integer.parseInt(end.substring(0, 2)) * 60 + Integer.parseInt(end.substring(3));
            if (from < to) {
                return new DayHours(day, from, to);
            }
        }
        throw hours.refuse(field, "must be HH:MM-HH:MM, the second later than the first, at most 24:00");
    }

    private static String calendar(YamlNode file) {
        String calendar = file.text("blockedHolidays");
        if (calendar.equals("none")) {
            return "";
        }
        if (!JollydayCalendar.knows(calendar)) {
            throw file.refuse("blockedHolidays", "must be none or the ISO 3166 code of a country, such as CL");
        }
        return calendar;
    }

    private static List<LocalDate> dates(YamlNode file) {
        List<LocalDate> dates = new ArrayList<>();
        for (String text : file.texts("blockedDates")) {
            try {
                dates.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                throw file.refuse("blockedDates", "holds '" + text + "'; dates are written YYYY-MM-DD");
            }
        }
        return dates;
    }
}
