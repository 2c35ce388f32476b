package io.cadencia.server.importexport;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.cadencia.db.Database;
import io.cadencia.db.portfolio.Assignment;
import io.cadencia.db.portfolio.AssignmentException;
import io.cadencia.db.portfolio.AssignmentRollback;
import io.cadencia.db.portfolio.AssignmentSpool;
import io.cadencia.db.portfolio.AssignmentStore;
import io.cadencia.db.portfolio.NewAssignment;
import io.cadencia.db.portfolio.PortfolioCatalog;
import io.cadencia.server.importexport.ImportFileException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports a portfolio file, layout "Asignación" (domain.md 3.8): {@link #preview} checks the file and changes nothing,
 * {@link #commit} loads what the preview accepted in one transaction. Rows are streamed: memory does not grow with the
 * file, but for some 40 bytes a row that recognise repeated folios and persons. Thread-safe; blocks for as long as it
 * takes.
 */
public final class PortfolioImport {
    private static final Logger LOG = LoggerFactory.getLogger(PortfolioImport.class);

    private final AssignmentStore store;
    private final AssignmentRollback rollback;
    private final PortfolioCatalog catalog;

    /** What a commit does when the preview refused rows. */
    public enum CommitMode {
        ALL_OR_NOTHING,
        GOOD_ROWS
    }

    public PortfolioImport(Database database) {
        this.store = new AssignmentStore(database);
        this.rollback = new AssignmentRollback(database);
        this.catalog = new PortfolioCatalog(database);
    }

    /**
     * Checks a file and counts what it would bring.
     *
     * @throws ImportFileException when the file as a whole cannot be imported
     */
    public ImportPreview preview(ImportRequest request, ImportProgress progress) throws ImportFileException {
        String mandante = catalog.mandanteCode(request.mandanteId())
                .orElseThrow(
                        () -> new ImportFileException(Problem.UNKNOWN_MANDANTE, Long.toString(request.mandanteId())));
        FileText text = FileInspection.inspect(request.file());
        refuseKnown(request, text);
        try (CsvReader<CsvRecord> reader = reader(request.file(), text)) {
            return check(request, text, mandante, reader.iterator(), progress);
        } catch (IOException e) {
            throw new ImportFileException(
                    Problem.UNREADABLE, e, request.file().getFileName(), String.valueOf(e.getMessage()));
        }
    }

    private void refuseKnown(ImportRequest request, FileText text) throws ImportFileException {
        Optional<Assignment> earlier = store.findByFile(request.mandanteId(), text.sha256());
        if (earlier.isPresent()) {
            throw alreadyLoaded(earlier.get());
        }
    }

    private static ImportFileException alreadyLoaded(Assignment earlier) {
        return new ImportFileException(
                Problem.ALREADY_LOADED,
                Long.toString(earlier.assignmentId()),
                earlier.fileName(),
                earlier.loadedAt().toString());
    }

    private static CsvReader<CsvRecord> reader(Path file, FileText text) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(text.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .detectBomHeader(true)
                .ofCsvRecord(file, text.charset());
    }

    private ImportPreview check(
            ImportRequest request, FileText text, String mandante, Iterator<CsvRecord> records, ImportProgress progress)
            throws IOException, ImportFileException {
        if (!records.hasNext()) {
            throw new ImportFileException(Problem.EMPTY);
        }
        CsvRecord first = records.next();
        HeaderMap header = HeaderMap.of(first.getFields());
        Files.createDirectories(request.workFolder());
        Path rejectsFile = rejectsFile(request);
        AssignmentSpool spool = AssignmentSpool.in(request.workFolder());
        boolean done = false;
        try (RejectsFile rejects =
                new RejectsFile(rejectsFile, text.separator(), first.getFields(), Messages.of(request.locale()))) {
            RowSink sink = new RowSink(store, request.mandanteId(), spool, rejects);
            RowParser parser = new RowParser(header, mandante, new Zones(catalog::zoneSetId));
            new RowPipeline(parser, sink, progress).run(records);
            spool.finish();
            done = true;
            return new ImportPreview(request, text, sink.figures(), spool, rejectsFile);
        } finally {
            if (!done) {
                spool.close();
            }
        }
    }

    private static Path rejectsFile(ImportRequest request) {
        String name = String.valueOf(request.file().getFileName());
        int dot = name.lastIndexOf('.');
        return request.workFolder().resolve((dot < 0 ? name : name.substring(0, dot)) + "-rechazos.csv");
    }

    /**
     * Loads what the preview accepted: all of it or, on any error, nothing.
     *
     * @throws ImportFileException when the preview does not allow it or the file was loaded meanwhile
     * @throws AssignmentException when the database refuses
     */
    public Assignment commit(ImportPreview preview, CommitMode mode) throws ImportFileException, AssignmentException {
        if (mode == CommitMode.ALL_OR_NOTHING && preview.rejected() > 0) {
            throw new ImportFileException(Problem.HAS_REJECTS, preview.rejected());
        }
        if (preview.accepted() == 0) {
            throw new ImportFileException(Problem.NOTHING_TO_LOAD);
        }
        ImportRequest request = preview.request();
        Optional<Assignment> earlier = store.findByFile(request.mandanteId(), preview.sha256());
        if (earlier.isPresent()) {
            throw alreadyLoaded(earlier.get());
        }
        Assignment assignment = store.commit(newAssignment(preview), preview.spool());
        LOG.info(
                "assignment {} loaded: {} accounts, {} persons, {} phones, {} rows refused",
                assignment.assignmentId(),
                assignment.accounts(),
                assignment.persons(),
                assignment.phones(),
                assignment.rejects());
        return assignment;
    }

    private static NewAssignment newAssignment(ImportPreview preview) {
        ImportRequest request = preview.request();
        return new NewAssignment(
                request.mandanteId(),
                request.portfolioId(),
                String.valueOf(request.file().getFileName()),
                preview.sha256(),
                preview.period(),
                preview.rows(),
                preview.rejected(),
                preview.figures().cents,
                preview.figures().accounts,
                request.actor());
    }

    /** Takes back an assignment that nobody has worked. */
    public void rollBack(long assignmentId) throws AssignmentException {
        rollback.run(assignmentId);
    }

    /** Makes a lead of every account of an assignment the campaign does not have; returns how many. */
    public int createLeads(long campaignId, long assignmentId) {
        return catalog.createLeads(campaignId, assignmentId);
    }
}
