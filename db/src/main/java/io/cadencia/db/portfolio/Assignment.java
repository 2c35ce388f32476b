package io.cadencia.db.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** An assignment (asignación, remesa) that was loaded. {@code totals}: balance per currency. */
public record Assignment(
        long assignmentId,
        String fileName,
        String sha256,
        String period,
        int rows,
        int accounts,
        int rejects,
        int persons,
        int phones,
        Map<String, BigDecimal> totals,
        String loadedBy,
        Instant loadedAt) {
    public Assignment {
        totals = Map.copyOf(totals);
    }
}
