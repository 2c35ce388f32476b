package io.cadencia.server.importexport;

import io.cadencia.db.portfolio.AssignmentSpool;
import io.cadencia.db.portfolio.AssignmentStore;
import io.cadencia.db.portfolio.PersonKey;
import io.cadencia.db.portfolio.PhoneDraft;
import io.cadencia.server.importexport.ParsedRow.Draft;
import io.cadencia.server.importexport.ParsedRow.PersonDraft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes checked rows in the order of the file, a batch at a time: refuses repeated folios, recognises persons, counts,
 * and writes good rows to the spool and the others to the rejects file. Runs on one thread.
 */
final class RowSink {
    private final AssignmentStore store;
    private final long mandanteId;
    private final AssignmentSpool spool;
    private final RejectsFile rejects;
    private final PreviewFigures figures = new PreviewFigures();
    private final FingerprintTable folios = new FingerprintTable();
    private final FingerprintTable persons = new FingerprintTable();
    private final boolean foliosMayExist;
    private final boolean personsMayExist;

    RowSink(AssignmentStore store, long mandanteId, AssignmentSpool spool, RejectsFile rejects) {
        this.store = store;
        this.mandanteId = mandanteId;
        this.spool = spool;
        this.rejects = rejects;
        this.foliosMayExist = store.hasAccounts(mandanteId);
        this.personsMayExist = store.hasPersons();
    }

    PreviewFigures figures() {
        return figures;
    }

    void accept(List<ParsedRow> batch) throws IOException {
        Set<String> existing = existingFolios(batch);
        Map<PersonKey, Long> known = knownPersons(batch);
        for (ParsedRow row : batch) {
            figures.rows++;
            Draft draft = row.draft();
            List<RowProblem> problems = draft == null ? row.problems() : conflicts(draft, existing);
            if (draft == null || !problems.isEmpty()) {
                figures.rejected(problems);
                rejects.add(row, problems);
            } else {
                figures.accepted(row, draft);
                spool(draft, known);
            }
        }
    }

    private Set<String> existingFolios(List<ParsedRow> batch) {
        if (!foliosMayExist) {
            return Set.of();
        }
        List<String> asked = new ArrayList<>(batch.size());
        for (ParsedRow row : batch) {
            if (row.draft() != null) {
                asked.add(row.draft().folio());
            }
        }
        return store.existingFolios(mandanteId, asked);
    }

    private Map<PersonKey, Long> knownPersons(List<ParsedRow> batch) {
        if (!personsMayExist) {
            return Map.of();
        }
        Set<PersonKey> asked = new HashSet<>();
        for (ParsedRow row : batch) {
            Draft draft = row.draft();
            if (draft != null) {
                addKey(asked, draft.holder());
                addKey(asked, draft.guarantor());
            }
        }
        return store.existingPersons(asked);
    }

    private static void addKey(Set<PersonKey> keys, @org.jspecify.annotations.Nullable PersonDraft person) {
        if (person != null && person.key() != null) {
            keys.add(person.key());
        }
    }

    private List<RowProblem> conflicts(Draft draft, Set<String> existing) {
        if (existing.contains(draft.folio())) {
            return List.of(problem(RowReason.ALREADY_ASSIGNED, AssignmentField.FOLIO, draft.folio()));
        }
        if (figures.period.isEmpty()) {
            figures.period = draft.period();
        } else if (!figures.period.equals(draft.period())) {
            return List.of(problem(RowReason.WRONG_PERIOD, AssignmentField.PERIODO, draft.period()));
        }
        if (folios.putIfAbsent(draft.folio(), figures.rows) != FingerprintTable.NEW) {
            return List.of(problem(RowReason.DUPLICATE_IN_FILE, AssignmentField.FOLIO, draft.folio()));
        }
        return List.of();
    }

    private static RowProblem problem(RowReason reason, AssignmentField field, String value) {
        return new RowProblem(reason, field.header(), value);
    }

    private void spool(Draft draft, Map<PersonKey, Long> known) throws IOException {
        int account = spool.addAccount(person(draft.holder(), known), draft.account());
        if (draft.guarantor() != null) {
            spool.addGuarantor(account, person(draft.guarantor(), known));
        }
    }

    /** The reference of a person: relative when the file brings it, negative when the database knows it. */
    private long person(PersonDraft draft, Map<PersonKey, Long> known) throws IOException {
        long reference = reference(draft, known);
        for (PhoneDraft phone : draft.phones()) {
            spool.addPhone(reference, phone);
        }
        return reference;
    }

    private long reference(PersonDraft draft, Map<PersonKey, Long> known) throws IOException {
        PersonKey key = draft.key();
        if (key == null) {
            return spool.addPerson(draft.values());
        }
        Long id = known.get(key);
        if (id != null) {
            return -id;
        }
        int seen = persons.putIfAbsent(key.country() + key.idType() + key.idNumber(), spool.persons());
        return seen == FingerprintTable.NEW ? spool.addPerson(draft.values()) : seen;
    }
}
