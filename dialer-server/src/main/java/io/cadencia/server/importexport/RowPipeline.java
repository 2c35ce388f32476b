package io.cadencia.server.importexport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cadencia.server.importexport.ImportFileException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads records on the calling thread, checks them in batches on every processor and hands them back in the order of the
 * file. No more than {@value #BATCHES_AHEAD} batches are in memory, whatever the size of the file.
 */
final class RowPipeline {
    static final int BATCH_ROWS = 1_000;
    static final int BATCHES_AHEAD = 8;

    /** Most rows of one file. */
    static final int MAX_ROWS = 10_000_000;

    private final RowParser parser;
    private final RowSink sink;
    private final ImportProgress progress;
    private final Deque<Future<List<ParsedRow>>> ahead = new ArrayDeque<>();

    private record RawRow(long line, List<String> fields) {}

    RowPipeline(RowParser parser, RowSink sink, ImportProgress progress) {
        this.parser = parser;
        this.sink = sink;
        this.progress = progress;
    }

    void run(Iterator<CsvRecord> records) throws ImportFileException, IOException {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (ExecutorService checkers = Executors.newFixedThreadPool(threads)) {
            try {
                feed(records, checkers);
                while (!ahead.isEmpty()) {
                    take();
                }
            } finally {
                checkers.shutdownNow();
            }
        }
    }

    private void feed(Iterator<CsvRecord> records, ExecutorService checkers) throws ImportFileException, IOException {
        List<RawRow> batch = new ArrayList<>(BATCH_ROWS);
        int rows = 0;
        while (hasNext(records, rows)) {
            CsvRecord row = records.next();
            batch.add(new RawRow(row.getStartingLineNumber(), row.getFields()));
            if (++rows > MAX_ROWS) {
                throw new ImportFileException(Problem.TOO_MANY_ROWS, MAX_ROWS);
            }
            if (batch.size() == BATCH_ROWS) {
                submit(batch, checkers);
                batch = new ArrayList<>(BATCH_ROWS);
            }
        }
        submit(batch, checkers);
    }

    /** Reading ahead happens here, so a malformed row is reported from here. */
    private static boolean hasNext(Iterator<CsvRecord> records, int rows) throws ImportFileException {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw new ImportFileException(
                    Problem.MALFORMED, e, Integer.toString(rows + 2), String.valueOf(e.getMessage()));
        }
    }

    private void submit(List<RawRow> batch, ExecutorService checkers) throws ImportFileException, IOException {
        ahead.add(checkers.submit(() -> batch.stream()
                .map(row -> parser.parse(row.line(), row.fields()))
                .toList()));
        if (ahead.size() >= BATCHES_AHEAD) {
            take();
        }
    }

    private void take() throws IOException {
        try {
            sink.accept(ahead.remove().get());
            progress.rowsChecked(sink.figures().rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row could not be checked", e.getCause());
        }
    }
}
