package io.cadencia.server.importexport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of a preview while it is made. Not thread-safe. */
final class PreviewFigures {
    static final int FIRST_ROWS = 10;

    int rows;
    int rejected;
    String period = "";
    final Map<RowReason, Integer> rejectedByReason = new EnumMap<>(RowReason.class);
    final Map<RowReason, Integer> warningsByReason = new EnumMap<>(RowReason.class);
    final Map<String, Long> cents = new HashMap<>();
    final Map<String, Integer> accounts = new HashMap<>();
    final List<ImportPreview.Row> firstRows = new ArrayList<>();

    void accepted(ParsedRow row, ParsedRow.Draft draft) {
        cents.merge(draft.currency(), draft.cents(), Math::addExact);
        accounts.merge(draft.currency(), 1, Integer::sum);
        row.warnings().forEach(warning -> warningsByReason.merge(warning.reason(), 1, Integer::sum));
        if (firstRows.size() < FIRST_ROWS) {
            String name = draft.holder().values()[io.cadencia.db.portfolio.PersonColumn.NAME.ordinal()];
            firstRows.add(new ImportPreview.Row(
                    row.line(),
                    draft.folio(),
                    name == null ? "" : name,
                    draft.currency(),
                    BigDecimal.valueOf(draft.cents(), 2),
                    draft.holder().phones().size()));
        }
    }

    void rejected(List<RowProblem> problems) {
        rejected++;
        rejectedByReason.merge(problems.getFirst().reason(), 1, Integer::sum);
    }

    Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> totals = new HashMap<>();
        cents.forEach((currency, sum) -> totals.put(currency, BigDecimal.valueOf(sum, 2)));
        return totals;
    }
}
