package io.cadencia.core.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.compliance.ComplianceGate.Contact;
import io.cadencia.core.compliance.ComplianceProfile.DayHours;
import io.cadencia.core.compliance.Verdict.Blocked;
import io.cadencia.core.compliance.Verdict.Rule;
import io.cadencia.core.lead.Phone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class HoursGateTest {
    private static final String MEXICO = "America/Mexico_City";
    private static final String TIJUANA = "America/Tijuana";
    private static final String SANTIAGO = "America/Santiago";

    private final Map<String, ComplianceProfile> profiles = new HashMap<>();
    private final HoursGate gate = new HoursGate(profiles::get);

    @Test
    void shouldAllowFromTheOpeningMinuteAndBlockAtTheClosingMinute() {
        define("P", 7 * 60, 22 * 60, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-03-10T12:59:59.999Z", 0, MEXICO)).isInstanceOf(Blocked.class);
        assertThat(check("P", "2026-03-10T13:00:00Z", 0, MEXICO)).isEqualTo(Verdict.ALLOWED);
        assertThat(check("P", "2026-03-11T03:59:59.999Z", 0, MEXICO)).isEqualTo(Verdict.ALLOWED);
        assertThat(check("P", "2026-03-11T04:00:00Z", 0, MEXICO)).isEqualTo(blocked(Rule.HOUR, "2026-03-11T13:00:00Z"));
    }

    @Test
    void shouldBlockACallThatMightStillRingAtTheClosingMinute() {
        define("P", 7 * 60, 22 * 60, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-03-11T03:59:29.999Z", 30_000, MEXICO)).isEqualTo(Verdict.ALLOWED);
        assertThat(check("P", "2026-03-11T03:59:30Z", 30_000, MEXICO))
                .isEqualTo(blocked(Rule.HOUR, "2026-03-11T13:00:00Z"));
    }

    @Test
    void shouldLetARingPassMidnightWhenBothDaysAreOpenRoundTheClock() {
        define("P", 0, 1440, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-03-11T05:59:59Z", 60_000, MEXICO)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void shouldNotLetARingPassMidnightIntoABlockedDay() {
        define("P", 0, 1440, List.of(), DayOfWeek.SATURDAY);

        assertThat(check("P", "2026-03-15T05:59:31Z", 30_000, MEXICO))
                .isEqualTo(blocked(Rule.HOUR, "2026-03-21T06:00:00Z"));
    }

    @Test
    void shouldSeeAnHourThatClosesAndOpensAgainWhileTheCallRings() {
        define("P", 0, 23 * 60 + 59, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-03-11T05:58:30Z", 120_000, MEXICO)).isInstanceOf(Blocked.class);
    }

    @Test
    void shouldAskForHoursInEveryZoneOfThePhone() {
        define("P", 7 * 60, 22 * 60, List.of(), DayOfWeek.values());

        // 07:30 in Mexico City is 06:30 in Tijuana in summer; both are open from 14:00Z
        assertThat(check("P", "2026-03-10T13:30:00Z", 0, MEXICO, TIJUANA))
                .isEqualTo(blocked(Rule.HOUR, "2026-03-10T14:00:00Z"));
        assertThat(check("P", "2026-03-10T14:00:00Z", 0, MEXICO, TIJUANA)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void shouldSayThatWaitingDoesNotHelpWhenTheZonesNeverShareAnHour() {
        define("P", 9 * 60, 10 * 60, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-03-10T13:30:00Z", 0, MEXICO, "Asia/Tokyo")).isEqualTo(new Blocked(Rule.HOUR, 0));
    }

    @Test
    void shouldSayThatWaitingDoesNotHelpWhenTheRingIsLongerThanTheHours() {
        define("P", 9 * 60, 9 * 60 + 1, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-03-10T15:00:00Z", 60_001, MEXICO)).isEqualTo(new Blocked(Rule.HOUR, 0));
    }

    @Test
    void shouldPassOverHolidaysAndBlockedDays() {
        long friday = LocalDate.of(2026, 9, 18).toEpochDay();
        define("P", 8 * 60, 20 * 60, List.of(friday, friday + 1), weekdaysTo(DayOfWeek.SATURDAY));

        // Independence days of Chile: Friday and Saturday; Sunday is blocked; clocks are at -03
        assertThat(check("P", "2026-09-18T15:00:00Z", 0, SANTIAGO))
                .isEqualTo(blocked(Rule.HOLIDAY, "2026-09-21T11:00:00Z"));
        assertThat(check("P", "2026-09-20T15:00:00Z", 0, SANTIAGO))
                .isEqualTo(blocked(Rule.DAY, "2026-09-21T11:00:00Z"));
    }

    @Test
    void shouldGiveUpTheSearchAfterFourHundredDays() {
        long first = LocalDate.of(2026, 1, 1).toEpochDay();
        List<Long> holidays =
                java.util.stream.LongStream.range(first, first + 1_000).boxed().toList();
        define("P", 8 * 60, 20 * 60, holidays, DayOfWeek.values());

        assertThat(check("P", "2026-03-10T15:00:00Z", 0, MEXICO)).isEqualTo(new Blocked(Rule.HOLIDAY, 0));
    }

    @Test
    void shouldOpenAtTheChangeOfTheClocksThatSkipsTheOpeningHour() {
        // 2026-03-08 in Tijuana: 02:00 -> 03:00, so 02:30 does not exist
        define("P", 2 * 60 + 30, 22 * 60, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-03-08T09:00:00Z", 0, TIJUANA))
                .isEqualTo(blocked(Rule.HOUR, "2026-03-08T10:00:00Z"));
    }

    @Test
    void shouldOpenTwiceWhenTheClocksRepeatTheOpeningHour() {
        // 2026-11-01 in Tijuana: 02:00 PDT -> 01:00 PST, so 01:00 to 01:30 comes twice
        define("P", 60, 90, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-11-01T08:15:00Z", 0, TIJUANA)).isEqualTo(Verdict.ALLOWED);
        assertThat(check("P", "2026-11-01T08:30:00Z", 0, TIJUANA))
                .isEqualTo(blocked(Rule.HOUR, "2026-11-01T09:00:00Z"));
        assertThat(check("P", "2026-11-01T09:29:59Z", 0, TIJUANA)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void shouldOpenAtTheChangeBackIntoTheMiddleOfTheHours() {
        // first pass closes at 01:45 PDT; at 02:00 PDT it is 01:00 PST again, inside the hours
        define("P", 30, 105, List.of(), DayOfWeek.values());

        assertThat(check("P", "2026-11-01T08:50:00Z", 0, TIJUANA))
                .isEqualTo(blocked(Rule.HOUR, "2026-11-01T09:00:00Z"));
    }

    @Test
    void shouldBlockAnUnknownProfileAndAnUnknownZone() {
        define("P", 0, 1440, List.of(), DayOfWeek.values());

        assertThat(check("Q", "2026-03-10T15:00:00Z", 0, MEXICO)).isEqualTo(new Blocked(Rule.UNKNOWN_PROFILE, 0));
        assertThat(check("P", "2026-03-10T15:00:00Z", 0, MEXICO, "America/Atlantis"))
                .isEqualTo(new Blocked(Rule.UNKNOWN_ZONE, 0));
        assertThat(check("P", "2026-03-10T15:00:00Z", 0)).isEqualTo(new Blocked(Rule.UNKNOWN_ZONE, 0));
    }

    @Test
    void shouldFollowAProfileThatIsReplaced() {
        define("P", 0, 1440, List.of(), DayOfWeek.values());
        assertThat(check("P", "2026-03-10T15:00:00Z", 0, MEXICO)).isEqualTo(Verdict.ALLOWED);

        define("P", 0, 1440, List.of(), DayOfWeek.SUNDAY);

        assertThat(check("P", "2026-03-10T15:00:00Z", 0, MEXICO)).isEqualTo(blocked(Rule.DAY, "2026-03-15T06:00:00Z"));
    }

    private void define(String id, int from, int to, List<Long> holidays, DayOfWeek... days) {
        List<DayHours> hours =
                Arrays.stream(days).map(d -> new DayHours(d, from, to)).toList();
        profiles.put(id, new ComplianceProfile(id, 1, hours, holidays));
    }

    private Verdict check(String profile, String at, long ringMs, String... zones) {
        Phone phone = new Phone(1, "+525555555555", List.of(zones));
        return gate.check(
                new Contact(profile, 1, phone, ringMs), Instant.parse(at).toEpochMilli());
    }

    private static DayOfWeek[] weekdaysTo(DayOfWeek last) {
        return Arrays.copyOf(DayOfWeek.values(), last.getValue());
    }

    private static Blocked blocked(Rule rule, String next) {
        assertThat(Duration.between(Instant.EPOCH, Instant.parse(next))).isPositive();
        return new Blocked(rule, Instant.parse(next).toEpochMilli());
    }
}
