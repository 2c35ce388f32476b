package io.cadencia.server.importexport;

import io.cadencia.db.portfolio.PersonKey;
import io.cadencia.db.portfolio.PhoneDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file, checked by itself.
 *
 * @param line in the file, from 1
 * @param fields as read, for the rejects file
 * @param problems why it is refused; empty = it is good
 * @param warnings what is left out of it
 * @param draft null when it is refused
 */
record ParsedRow(
        long line,
        List<String> fields,
        List<RowProblem> problems,
        List<RowProblem> warnings,
        @Nullable Draft draft) {

    /**
     * The row's content.
     *
     * @param cents total balance, in hundredths
     * @param account values in the order of {@code AccountColumn}
     */
    record Draft(
            String folio,
            String period,
            String currency,
            long cents,
            @Nullable String[] account,
            PersonDraft holder,
            @Nullable PersonDraft guarantor) {}

    /**
     * @param key null for a guarantor without an identifier
     * @param values in the order of {@code PersonColumn}
     */
    record PersonDraft(@Nullable PersonKey key, @Nullable String[] values, List<PhoneDraft> phones) {}
}
