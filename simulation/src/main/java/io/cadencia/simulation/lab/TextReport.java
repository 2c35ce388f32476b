package io.cadencia.simulation.lab;

import io.cadencia.simulation.lab.PolicyResult.Measure;
import java.util.ArrayList;
import java.util.List;

/** An experiment as a table for the terminal. */
public final class TextReport {
    private TextReport() {}

    public static String of(Experiment experiment) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heads = new ArrayList<>(List.of("policy"));
        for (Measure measure : Measure.values()) {
            heads.add(measure.head());
        }
        rows.add(heads);
        for (PolicyResult result : experiment.results()) {
            List<String> row = new ArrayList<>();
            row.add(result.policy());
            for (Measure measure : Measure.values()) {
                row.add(result.estimate(measure).text(measure.decimals()));
            }
            rows.add(row);
        }
        var run = experiment.scenario().run();
        return experiment.scenario().name() + ": " + run.seeds() + (run.seeds() == 1 ? " run" : " runs") + " of "
                + plain(run.hours()) + " hours each, the first " + run.warmUpMinutes()
                + " minutes not counted; mean ± half of the 95 % interval\n\n" + table(rows);
    }

    /** The first column to the left, the others to the right. */
    static String table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                out.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
            }
            out.setLength(out.toString().stripTrailing().length());
            out.append('\n');
        }
        return out.toString();
    }

    private static String plain(double hours) {
        return hours == Math.rint(hours) ? Long.toString((long) hours) : Double.toString(hours);
    }
}
