package io.cadencia.simulation.table;

import io.cadencia.simulation.lab.Laboratory;
import io.cadencia.simulation.lab.Laboratory.Case;
import io.cadencia.simulation.lab.PolicyChoice;
import io.cadencia.simulation.lab.PolicyResult;
import io.cadencia.simulation.lab.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Computes the cells of the table that are not there yet, and writes page and figures after each of them. */
public final class ResultTable {
    private final TableStore store;
    private final Path page;
    private final Laboratory laboratory;
    private final Consumer<String> news;
    private final List<Cell> cells;

    /**
     * @param version of the code: cells of another version are computed again
     * @param news hears a line per cell
     * @throws IOException if the figures cannot be read
     */
    public ResultTable(Path page, Path figures, String version, Laboratory laboratory, Consumer<String> news)
            throws IOException {
        this(page, figures, version, laboratory, news, Cell.all());
    }

    ResultTable(Path page, Path figures, String version, Laboratory laboratory, Consumer<String> news, List<Cell> cells)
            throws IOException {
        this.cells = cells;
        this.store = new TableStore(figures, version);
        this.page = page;
        this.laboratory = laboratory;
        this.news = news;
    }

    /**
     * @param only of the cells whose name, such as {@code 20 advisors, 15 % | Cadencia}, contains a match
     * @return cells computed
     */
    public int compute(Pattern only) throws IOException, InterruptedException {
        List<Cell> open = cells.stream()
                .filter(cell -> only.matcher(cell.key()).find() && !store.has(cell))
                .toList();
        int done = 0;
        for (Cell cell : open) {
            PolicyResult result = run(cell);
            store.put(cell, result);
            WholeFile.write(page, new TablePage(store).markdown());
            done++;
            news.accept(done + "/" + open.size() + "  " + cell.key() + "  " + figures(result));
        }
        return done;
    }

    private PolicyResult run(Cell cell) throws InterruptedException {
        PolicyChoice policy = cell.contender().tuned()
                ? new Tuning(laboratory).best(cell)
                : cell.contender().candidates().getFirst().policy();
        return laboratory
                .run(List.of(new Case(policy.toString(), cell.scenario(), policy)))
                .getFirst();
    }

    private static String figures(PolicyResult result) {
        return result.policy() + ": "
                + result.estimate(PolicyResult.Measure.OCCUPANCY).text(1) + " % occupied, "
                + result.estimate(PolicyResult.Measure.DAY_PEAK).text(2) + " % of the day abandoned";
    }
}
