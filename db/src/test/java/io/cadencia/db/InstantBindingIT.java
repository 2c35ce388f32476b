package io.cadencia.db;

import static io.cadencia.db.generated.Tables.CAMPAIGN_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstantBindingIT {
    private final TimeZone before = TimeZone.getDefault();

    @BeforeEach
    void runFarFromUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/Tijuana"));
    }

    @AfterEach
    void goBack() {
        TimeZone.setDefault(before);
    }

    @Test
    void shouldStoreUtcWhateverTheZoneOfThisProcess() {
        // given: an instant whose UTC wall time does not exist in Tijuana, where clocks skip from 2:00 to 3:00
        Instant skipped = Instant.parse("2026-03-08T02:30:00.123456Z");

        try (Database database = TestDatabases.fresh(InstantBindingIT.class)) {
            // when: written once by itself and once in a batch
            var insert = database.jooq()
                    .insertInto(
                            CAMPAIGN_CHANGE,
                            CAMPAIGN_CHANGE.CAMPAIGN_ID,
                            CAMPAIGN_CHANGE.RUNNING,
                            CAMPAIGN_CHANGE.ACTOR,
                            CAMPAIGN_CHANGE.AT);
            insert.values(1L, true, "x", skipped).execute();
            database.jooq()
                    .batch("INSERT INTO campaign_change (campaign_id, running, actor, at) VALUES (?, ?, ?, ?)")
                    .bind(2L, true, "y", InstantBinding.text(skipped))
                    .bind(3L, true, "y", InstantBinding.text(skipped))
                    .execute();

            // then
            assertThat(database.jooq().fetchValues(CAMPAIGN_CHANGE.AT)).containsExactly(skipped, skipped, skipped);
            List<String> stored = database.jooq()
                    .resultQuery("SELECT CAST(at AS CHAR) FROM campaign_change")
                    .fetchInto(String.class);
            assertThat(stored).containsOnly("2026-03-08 02:30:00.123456");
        }
    }
}
