package io.cadencia.server.importexport;

import io.cadencia.db.portfolio.AssignmentSpool;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a file holds, before anything is loaded. Close it after the commit or to give up: it keeps the validated rows on
 * disk until then.
 */
public final class ImportPreview implements AutoCloseable {
    private final ImportRequest request;
    private final FileText text;
    private final PreviewFigures figures;
    private final AssignmentSpool spool;
    private final Path rejectsFile;

    /** One of the first rows, as it would be loaded. */
    public record Row(long line, String folio, String name, String currency, BigDecimal totalBalance, int phones) {}

    ImportPreview(
            ImportRequest request, FileText text, PreviewFigures figures, AssignmentSpool spool, Path rejectsFile) {
        this.request = request;
        this.text = text;
        this.figures = figures;
        this.spool = spool;
        this.rejectsFile = rejectsFile;
    }

    /** Rows of the file without its header. */
    public int rows() {
        return figures.rows;
    }

    public int accepted() {
        return figures.rows - figures.rejected;
    }

    public int rejected() {
        return figures.rejected;
    }

    /** Refused rows by their first reason. */
    public Map<RowReason, Integer> rejectedByReason() {
        return Map.copyOf(figures.rejectedByReason);
    }

    /** Values left out of good rows. */
    public Map<RowReason, Integer> warningsByReason() {
        return Map.copyOf(figures.warningsByReason);
    }

    /** Control total (total de control): balance of the good rows per currency. */
    public Map<String, BigDecimal> totals() {
        return figures.totals();
    }

    public List<Row> firstRows() {
        return List.copyOf(figures.firstRows);
    }

    public String period() {
        return figures.period;
    }

    /** UTF-8 or windows-1252. */
    public String encoding() {
        return text.charset().name();
    }

    public char separator() {
        return text.separator();
    }

    public String sha256() {
        return text.sha256();
    }

    /** Every refused row with its line and reason, in the file's own separator; written even when it is empty. */
    public Path rejectsFile() {
        return rejectsFile;
    }

    ImportRequest request() {
        return request;
    }

    PreviewFigures figures() {
        return figures;
    }

    AssignmentSpool spool() {
        return spool;
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
