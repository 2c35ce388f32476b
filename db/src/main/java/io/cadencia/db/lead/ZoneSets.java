package io.cadencia.db.lead;

import static io.cadencia.db.generated.Tables.ZONE_SET;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/** The few sets of time zones phones refer to, kept in memory. Rows of the table never change. Thread-safe. */
final class ZoneSets {
    private final Map<Short, List<String>> byId = new ConcurrentHashMap<>();

    List<String> zones(DSLContext jooq, short id) {
        List<String> known = byId.get(id);
        if (known == null) {
            jooq.selectFrom(ZONE_SET)
                    .forEach(row -> byId.put(row.getId(), List.of(row.getZones().split(","))));
            known = byId.get(id);
        }
        if (known == null) {
            throw new IllegalStateException("zone_set " + id + " is missing");
        }
        return known;
    }
}
