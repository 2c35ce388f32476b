package io.cadencia.server.cli;

import io.cadencia.db.Database;
import io.cadencia.db.portfolio.Assignment;
import io.cadencia.db.portfolio.AssignmentException;
import io.cadencia.db.portfolio.PortfolioCatalog;
import io.cadencia.server.app.StartException;
import io.cadencia.server.importexport.ImportFileException;
import io.cadencia.server.importexport.ImportPreview;
import io.cadencia.server.importexport.ImportRequest;
import io.cadencia.server.importexport.PortfolioImport;
import io.cadencia.server.importexport.PortfolioImport.CommitMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Checks a portfolio file and, with --commit, loads it. Refused rows go to a file with reasons.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "CSV, layout Asignación")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Option(names = "--mandante", paramLabel = "CODE", required = true, description = "code of the mandante")
    @SuppressWarnings("NullAway.Init")
    String mandante;

    @Option(names = "--portfolio", paramLabel = "CODE", required = true, description = "code of the portfolio")
    @SuppressWarnings("NullAway.Init")
    String portfolio;

    @Option(names = "--jurisdiction", defaultValue = "MX", description = "MX or CL (default ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    String jurisdiction;

    @Option(names = "--currency", defaultValue = "MXN", description = "ISO 4217 (default ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    String currency;

    @Option(
            names = "--profile",
            defaultValue = "MX-CONDUSEF-STRICT",
            description = "compliance profile of a new portfolio (default ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    String profile;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    DatabaseOptions database;

    @Option(names = "--commit", description = "load it; without it only the preview is shown")
    boolean commit;

    @Option(names = "--good-rows", description = "with --commit: load the good rows even if others were refused")
    boolean goodRows;

    @Override
    public Integer call() throws Exception {
        try (Database opened = database.open()) {
            return load(opened, System.out);
        } catch (ImportFileException | AssignmentException | IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private int load(Database database, PrintStream out) throws ImportFileException, AssignmentException, IOException {
        PortfolioCatalog catalog = new PortfolioCatalog(database);
        long mandanteId = catalog.saveMandante(mandante, mandante, jurisdiction);
        long portfolioId = catalog.savePortfolio(mandanteId, portfolio, portfolio, currency, profile);
        PortfolioImport importer = new PortfolioImport(database);
        Path work = Path.of(".cadencia", "import");
        ImportRequest request = new ImportRequest(
                file, mandanteId, portfolioId, System.getProperty("user.name", "cli"), work, Locale.of("es", "MX"));
        try (ImportPreview preview = importer.preview(request, rows -> {})) {
            show(preview, out);
            if (!commit) {
                out.println("Nothing was loaded: this is the preview. Add --commit to load it.");
                return 0;
            }
            Assignment assignment =
                    importer.commit(preview, goodRows ? CommitMode.GOOD_ROWS : CommitMode.ALL_OR_NOTHING);
            out.printf(
                    Locale.ROOT,
                    "Loaded as assignment %d: %,d accounts, %,d persons, %,d phones.%n",
                    assignment.assignmentId(),
                    assignment.accounts(),
                    assignment.persons(),
                    assignment.phones());
            return 0;
        }
    }

    private static void show(ImportPreview preview, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d rows, %,d good, %,d refused; %s, separated by '%s'.%n",
                preview.rows(),
                preview.accepted(),
                preview.rejected(),
                preview.encoding(),
                preview.separator());
        preview.totals().forEach((code, total) -> out.printf(Locale.ROOT, "Balance %s %,.2f%n", code, total));
        preview.rejectedByReason()
                .forEach((reason, count) -> out.printf(Locale.ROOT, "  refused %,d: %s%n", count, reason));
        if (preview.rejected() > 0) {
            out.println("Refused rows with their reasons: " + preview.rejectsFile());
        }
    }
}
