package io.cadencia.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.simulation.Auditor;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.WorldSpec;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    /** Marks of design/pacing.md, section 4, at 20 advisors and 30 % answers; wide, since a test runs one day. */
    @ParameterizedTest
    @CsvSource({
        "progressive, 69.8, 0.0",
        "vicidial-average, 69.4, 3.2",
        "vicidial-hard-limit, 69.5, 3.2",
        "vicidial-tapered, 80.7, 34",
        "advisor-oracle, 90.7, 2.9",
        "full-oracle, 99.8, 0"
    })
    void shouldComeNearTheReference(String policy, double occupancy, double abandonment) {
        CampaignFigures figures = run(policy, Map.of());

        assertThat(100.0 * figures.busyMs() / (figures.busyMs() + figures.idleMs()))
                .isEqualTo(occupancy, within(2.5));
        assertThat(100.0 * figures.abandoned() / figures.answered())
                .isEqualTo(abandonment, within(abandonment / 4 + 0.1));
    }

    /** Calls refused by the carrier are called again: a bound that waited for their answers would be none. */
    @Test
    void shouldBeAsGoodABoundAfterAnOutage() {
        WorldSpec reference = WorldSpec.reference(5);
        var outage = new WorldSpec.Change(1, LocalTime.of(8, 30), 5, 1, 1, 1, 0, 0, true, false);
        var world = new VirtualWorld(
                new WorldSpec(
                        reference.clock(),
                        reference.team(),
                        reference.portfolio(),
                        reference.carrier(),
                        reference.handling(),
                        List.of(outage)),
                VirtualWorld.campaign(0.029),
                Policies.named("full-oracle", Map.of()),
                false,
                1,
                new Auditor());
        world.run(Long.MAX_VALUE, 40 * 60_000L, (engine, now, command, out) -> engine.apply(now, command, out));
        CampaignFigures after = Objects.requireNonNull(world.figures());
        double busy = after.busyMs();
        double idle = after.idleMs();

        world.run(Long.MAX_VALUE, 100 * 60_000L, (engine, now, command, out) -> engine.apply(now, command, out));

        CampaignFigures end = Objects.requireNonNull(world.figures());
        busy = end.busyMs() - busy;
        idle = end.idleMs() - idle;
        assertThat(100 * busy / (busy + idle)).isGreaterThan(97);
    }

    @Test
    void shouldFindWombatsCallsAsItsDocumentationDoes() {
        assertThat(new Wombat(1.3, 2).calls(7)).isEqualTo(9);
    }

    /** Its clock has one phase: a call must have lasted three and a half times the mean before it counts. */
    @Test
    void shouldShowThatIssabelHardlyEverPredicts() {
        assertThat(Issabel.free(8, 3.4 * 120 - 8, 120)).isLessThan(0.97);
        assertThat(Issabel.free(8, 3.6 * 120 - 8, 120)).isGreaterThan(0.97);
    }

    @Test
    void shouldRefuseUnknownNamesAndSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.named("genesys", Map.of()))
                .withMessageContaining("genesys")
                .withMessageContaining("progressive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.named("ratio", Map.of("boost", 2.0)))
                .withMessageContaining("boost")
                .withMessageContaining("lines");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.named("vicidial-average", Map.of("maximumLevel", 0.5)))
                .withMessageContaining("maximumLevel '0.5' must be 1 to 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.named("ratio", Map.of("lines", Double.NaN)))
                .withMessageContaining("lines 'NaN' must be 0 to 1000");
    }

    private static CampaignFigures run(String policy, Map<String, Double> settings) {
        var world = new VirtualWorld(
                WorldSpec.reference(20, 0.3),
                VirtualWorld.campaign(0.029),
                Policies.named(policy, settings),
                true,
                1,
                new Auditor());
        world.run(Long.MAX_VALUE, 10 * 3_600_000L, (engine, now, command, out) -> engine.apply(now, command, out));
        return Objects.requireNonNull(world.figures());
    }
}
