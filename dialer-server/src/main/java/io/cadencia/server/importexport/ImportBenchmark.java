package io.cadencia.server.importexport;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.db.embedded.EmbeddedDbSettings;
import io.cadencia.db.embedded.EmbeddedMariaDb;
import io.cadencia.db.portfolio.PortfolioCatalog;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measures the import of a generated file against {@code LOAD DATA LOCAL INFILE} of the same file into one table of
 * texts without indexes, the least MariaDB can do with it. Arguments: rows (1000000) and a folder for the work.
 */
public final class ImportBenchmark {
    private ImportBenchmark() {}

    /** Prints seconds, rows per second and peak heap. */
    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("cadencia-import");
        Path file = folder.resolve("portfolio.csv");
        PortfolioGenerator.write(new PortfolioSpec("BANCO", "MX", rows, 42, LocalDate.of(2026, 11, 1)), file);
        print("file", "%,d rows, %,d MiB", rows, Files.size(file) >> 20);
        EmbeddedDbSettings settings =
                EmbeddedDbSettings.in(folder.resolve("db")).withBufferPoolMib(1_024);
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(settings);
                Database database =
                        Database.open(DatabaseSettings.of(server.jdbcUrl(), server.user(), server.password()))) {
            plainLoad(database, file, rows);
            runImport(database, file, folder, rows);
        }
    }

    private static void plainLoad(Database database, Path file, int rows) throws Exception {
        String columns = PortfolioGenerator.HEADER.stream()
                .map(name -> "`" + name + "` VARCHAR(160) NULL")
                .collect(Collectors.joining(", "));
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("CREATE TABLE plain_load (line INT AUTO_INCREMENT PRIMARY KEY, " + columns + ")");
            long start = System.nanoTime();
            statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(in);
            int loaded = statement.executeUpdate(
                    "LOAD DATA LOCAL INFILE 'x' INTO TABLE plain_load CHARACTER SET utf8mb4 FIELDS TERMINATED BY ','"
                            + " OPTIONALLY ENCLOSED BY '\"' LINES TERMINATED BY '\\r\\n' IGNORE 1 LINES ("
                            + PortfolioGenerator.HEADER.stream()
                                    .map(c -> "`" + c + "`")
                                    .collect(Collectors.joining(","))
                            + ")");
            report("LOAD DATA, one table of texts", start, loaded);
            if (loaded != rows) {
                throw new IllegalStateException("only " + loaded + " rows loaded");
            }
            statement.execute("DROP TABLE plain_load");
        }
    }

    private static void runImport(Database database, Path file, Path folder, int rows) throws Exception {
        PortfolioCatalog catalog = new PortfolioCatalog(database);
        long mandante = catalog.saveMandante("BANCO", "Banco de Prueba", "MX");
        long portfolio = catalog.savePortfolio(mandante, "TC", "Tarjetas", "MXN", "DEMO");
        PortfolioImport portfolioImport = new PortfolioImport(database);
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        ImportRequest request =
                new ImportRequest(file, mandante, portfolio, "benchmark", folder.resolve("work"), Locale.ENGLISH);
        try (ImportPreview preview = portfolioImport.preview(request, ImportProgress.SILENT)) {
            report("preview (checked, counted)", start, preview.rows());
            print("rejected", "%d %s", preview.rejected(), preview.rejectedByReason());
            long commit = System.nanoTime();
            var assignment = portfolioImport.commit(preview, PortfolioImport.CommitMode.GOOD_ROWS);
            report("commit (accounts, persons, phones)", commit, assignment.accounts());
            print(
                    "rows",
                    "%,d accounts, %,d persons, %,d phones",
                    assignment.accounts(),
                    assignment.persons(),
                    assignment.phones());
        }
        report("import, whole", start, rows);
        print(
                "peak heap",
                "%,d MiB (limit %,d MiB)",
                peakHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void report(String what, long start, int rows) {
        double seconds = (System.nanoTime() - start) / 1e9;
        print(what, "%.1f s, %,.0f rows/s", seconds, rows / seconds);
    }

    private static void print(String what, String form, Object... values) {
        System.out.printf(Locale.ROOT, "%-36s %s%n", what, String.format(Locale.ROOT, form, values));
    }
}
