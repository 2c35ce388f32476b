package io.cadencia.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.compliance.ComplianceGate.Contact;
import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.compliance.HoursGate;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.compliance.Verdict.Allowed;
import io.cadencia.core.compliance.Verdict.Blocked;
import io.cadencia.core.lead.Phone;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The verified vectors V01 to V22 of domain.md 2.8, through the files that ship and the gate that dials. */
@NullMarked
class ClockVectorsTest {
    private static final ProfileCatalog CATALOG = ProfileCatalog.builtIn();
    private static final Map<String, ComplianceProfile> COMPILED = new HashMap<>();

    private final HoursGate gate =
            new HoursGate(id -> COMPILED.computeIfAbsent(id, known -> CATALOG.compile(known, 2026)));

    @ParameterizedTest(name = "{0}: {1} at {2} in {3}")
    @CsvFileSource(resources = "/rules/clock-vectors.csv")
    void shouldAnswerAsVerified(String id, String profile, String instant, String zone, String expected) {
        assertThat(answer(profile, instant, zone)).as(id).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/rules/holiday-vectors.csv")
    void shouldBlockTheHolidaysOfTheLaw(String profile, String instant, String zone, String expected) {
        assertThat(answer(profile, instant, zone)).isEqualTo(expected);
    }

    @Test
    void shouldLetTheDemoDialAtAnyHour() {
        assertThat(CATALOG.rule(ProfileCatalog.DEMO).openRoundTheClock()).isTrue();
        for (int hour = 0; hour < 168; hour++) {
            Instant instant = Instant.parse("2026-12-24T00:30:00Z").plusSeconds(hour * 3_600L);
            assertThat(answer(ProfileCatalog.DEMO, instant.toString(), "America/Santiago"))
                    .isEqualTo("ALLOW");
        }
    }

    private String answer(String profile, String instant, String zone) {
        Phone phone = new Phone(1, "+525555555555", List.of(zone));
        Verdict verdict = gate.check(
                new Contact(profile, 1, phone, 0), Instant.parse(instant).toEpochMilli());
        return switch (verdict) {
            case Allowed allowed -> "ALLOW";
            case Blocked blocked -> blocked.rule().name();
        };
    }
}
