package io.cadencia.db.portfolio;

import java.util.Map;

/**
 * What is known of an assignment before it is loaded.
 *
 * @param cents total balance per currency, in hundredths
 * @param accountsByCurrency number of accounts per currency
 */
public record NewAssignment(
        long mandanteId,
        long portfolioId,
        String fileName,
        String sha256,
        String period,
        int rows,
        int rejects,
        Map<String, Long> cents,
        Map<String, Integer> accountsByCurrency,
        String loadedBy) {
    public NewAssignment {
        cents = Map.copyOf(cents);
        accountsByCurrency = Map.copyOf(accountsByCurrency);
    }
}
