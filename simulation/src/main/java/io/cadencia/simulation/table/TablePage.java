package io.cadencia.simulation.table;

import io.cadencia.simulation.lab.Estimate;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.table.Cell.Contender;
import io.cadencia.simulation.table.Cell.Unlike;
import io.cadencia.simulation.table.TableStore.Entry;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table as a page of the documentation. */
final class TablePage {
    private final TableStore store;

    TablePage(TableStore store) {
        this.store = store;
    }

    String markdown() {
        StringBuilder out = new StringBuilder("""
                # What the policies come to

                Made by `./cadencia simulate --table`; do not edit. Code %s. Every policy meets the same debtors in the
                reference world of the laboratory ([simulation.md](simulation.md)); mean of the runs with half of its 95 %%
                confidence interval. Occupancy and waits are without the first hour, in which estimates grow; abandonment is of the
                whole day, as the law counts it. "Best tuned" takes the settings with the highest occupancy within 3 %% of the
                day, found by a search per cell, with other debtors, that no real user has. The bounds know what no dialer can
                know. A run begins at 08:00 and lasts 11 hours, with more than 50 advisors 6 or 3: so with these VICIdial's
                TAPERED, which heeds its limit from 11:00 on only, is seen mostly before it does.

                """.formatted(store.version()));
        for (int answers : Cell.ANSWERS) {
            bySize(
                    out,
                    answers + " % of calls answered",
                    Cell.SIZES,
                    size -> Cell.world(size, answers),
                    Cell.CONTENDERS);
        }
        for (Unlike unlike : Cell.UNLIKE) {
            bySize(out, "Debtors unlike each other: " + unlike, Cell.KNOWING_SIZES, unlike::world, Cell.KNOWING);
        }
        shifts(out);
        tuned(out);
        return out.toString();
    }

    private void bySize(
            StringBuilder out,
            String title,
            List<Integer> sizes,
            IntFunction<String> world,
            List<Contender> contenders) {
        out.append("## ").append(title).append("\n\n");
        for (Measure measure : List.of(Measure.OCCUPANCY, Measure.MEAN_WAIT, Measure.DAY_PEAK)) {
            out.append(title(measure)).append("\n\n| Policy |");
            sizes.forEach(size -> out.append(' ')
                    .append(String.format(Locale.ROOT, "%,d", size))
                    .append(" |"));
            out.append("\n|---|").append("---|".repeat(sizes.size())).append('\n');
            for (Contender contender : contenders) {
                String cells = sizes.stream()
                        .map(size -> figure(world.apply(size), contender, measure))
                        .collect(Collectors.joining(" | "));
                out.append("| ")
                        .append(contender.name())
                        .append(" | ")
                        .append(cells)
                        .append(" |\n");
            }
            out.append('\n');
        }
    }

    private static String title(Measure measure) {
        return switch (measure) {
            case OCCUPANCY -> "Occupancy, %, by number of advisors";
            case MEAN_WAIT -> "Mean wait of advisors, seconds";
            case DAY_PEAK -> "Abandonment of the day, % of human answers";
            default -> measure.key();
        };
    }

    private String figure(String world, Contender contender, Measure measure) {
        Entry entry = entry(world, contender);
        if (entry == null) {
            return " ";
        }
        Estimate estimate = entry.figure(measure);
        return estimate.text(measure == Measure.DAY_PEAK ? 2 : 1);
    }

    private @Nullable Entry entry(String world, Contender contender) {
        return store.get(world + " | " + contender.name());
    }

    private void shifts(StringBuilder out) {
        out.append("## Sudden shifts\n\nOccupancy % · abandonment of the day % · highest of the running day (after its"
                + " first hour) % · worst hour %; the samples of the same names.\n\n| Policy |");
        Cell.SHIFTS.forEach(shift -> out.append(' ').append(shift).append(" |"));
        out.append("\n|---|").append("---|".repeat(Cell.SHIFTS.size())).append('\n');
        for (Contender contender : Cell.CONTENDERS) {
            out.append("| ").append(contender.name()).append(" |");
            for (String shift : Cell.SHIFTS) {
                out.append(' ').append(shifted(entry(shift, contender))).append(" |");
            }
            out.append('\n');
        }
    }

    private static String shifted(@Nullable Entry entry) {
        return entry == null
                ? ""
                : entry.figure(Measure.OCCUPANCY).text(1) + " · "
                        + entry.figure(Measure.DAY_PEAK).text(2) + " · "
                        + entry.figure(Measure.RUNNING_PEAK).text(1) + " · "
                        + entry.figure(Measure.HOUR_PEAK).text(1);
    }

    /** The settings the searches found. */
    private void tuned(StringBuilder out) {
        out.append("\n## Settings found by the searches\n\n| World | Policy | Settings |\n|---|---|---|\n");
        for (Cell cell : Cell.all()) {
            Entry entry = store.get(cell.key());
            if (entry != null && cell.contender().tuned()) {
                out.append("| ")
                        .append(cell.world())
                        .append(" | ")
                        .append(cell.contender().name())
                        .append(" | `")
                        .append(entry.policy())
                        .append("` |\n");
            }
        }
    }
}
