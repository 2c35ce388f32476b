package io.cadencia.core.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.compliance.ComplianceGate.Contact;
import io.cadencia.core.compliance.ComplianceProfile.DayHours;
import io.cadencia.core.compliance.Verdict.Blocked;
import io.cadencia.core.lead.Phone;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullMarked;

@NullMarked
class HoursGatePropertiesTest {
    private static final long BEGIN_MS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_MINUTES = 365L * 1_440;
    private static final List<String> ZONES = List.of(
            "America/Mexico_City",
            "America/Tijuana",
            "America/Cancun",
            "America/Santiago",
            "America/Punta_Arenas",
            "Pacific/Easter",
            "America/Sao_Paulo",
            "Australia/Lord_Howe");

    @Property(tries = 400)
    void shouldAllowAtTheNextAllowedMomentAndBlockEveryMomentBefore(
            @ForAll("profiles") ComplianceProfile profile,
            @ForAll("zones") List<String> zones,
            @ForAll("moments") long nowMs,
            @ForAll("rings") long ringMs) {
        HoursGate gate = new HoursGate(id -> profile);

        if (check(gate, zones, ringMs, nowMs) instanceof Blocked blocked && blocked.nextAllowedMs() != 0) {
            long next = blocked.nextAllowedMs();
            assertThat(next).isGreaterThan(nowMs);
            assertThat(check(gate, zones, ringMs, next)).isEqualTo(Verdict.ALLOWED);
            assertThat(check(gate, zones, ringMs, next - 1)).isInstanceOf(Blocked.class);
            assertThat(check(gate, zones, ringMs, Math.max(nowMs, next - 60_000)))
                    .isInstanceOf(Blocked.class);
            assertThat(check(gate, zones, ringMs, nowMs + (next - nowMs) / 2)).isInstanceOf(Blocked.class);
        }
    }

    @Property(tries = 400)
    void shouldAllowExactlyWhereEveryZoneAllows(
            @ForAll("profiles") ComplianceProfile profile,
            @ForAll("zones") List<String> zones,
            @ForAll("moments") long nowMs,
            @ForAll("rings") long ringMs) {
        HoursGate gate = new HoursGate(id -> profile);

        boolean everyZone = zones.stream().allMatch(z -> check(gate, List.of(z), ringMs, nowMs) == Verdict.ALLOWED);

        assertThat(check(gate, zones, ringMs, nowMs) == Verdict.ALLOWED).isEqualTo(everyZone);
    }

    @Property(tries = 400)
    void shouldAgreeWithTheCalendarOfTheZone(
            @ForAll("profiles") ComplianceProfile profile, @ForAll("zone") String zone, @ForAll("moments") long nowMs) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(nowMs), ZoneId.of(zone));
        int minute = local.getHour() * 60 + local.getMinute();
        boolean open = profile.days().stream()
                        .anyMatch(d ->
                                d.day() == local.getDayOfWeek() && minute >= d.fromMinute() && minute < d.toMinute())
                && !profile.holidays().contains(local.toLocalDate().toEpochDay());

        assertThat(check(new HoursGate(id -> profile), List.of(zone), 0, nowMs) == Verdict.ALLOWED)
                .isEqualTo(open);
    }

    private static Verdict check(HoursGate gate, List<String> zones, long ringMs, long nowMs) {
        return gate.check(new Contact("P", 1, new Phone(1, "+525555555555", zones), ringMs), nowMs);
    }

    @Provide
    Arbitrary<ComplianceProfile> profiles() {
        Arbitrary<DayHours> hours = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.integers().between(0, 1_439),
                        Arbitraries.integers().between(1, 1_440))
                .as((day, from, length) -> new DayHours(day, from, Math.min(1_440, from + length)));
        Arbitrary<List<Long>> holidays = Arbitraries.longs()
                .between(BEGIN_MS / 86_400_000L, BEGIN_MS / 86_400_000L + 365)
                .list()
                .ofMaxSize(20);
        return Combinators.combine(hours.list().ofMinSize(1).ofMaxSize(7).uniqueElements(DayHours::day), holidays)
                .as((days, blocked) -> new ComplianceProfile("P", 1, days, blocked));
    }

    @Provide
    Arbitrary<String> zone() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<List<String>> zones() {
        return zone().list().ofMinSize(1).ofMaxSize(3).map(ArrayList::new);
    }

    @Provide
    Arbitrary<Long> moments() {
        return Arbitraries.longs().between(0, YEAR_MINUTES).map(minutes -> BEGIN_MS + minutes * 60_000);
    }

    @Provide
    Arbitrary<Long> rings() {
        return Arbitraries.of(0L, 20_000L, 60_000L, 150_000L);
    }
}
