package io.cadencia.server.cli;

import io.cadencia.server.app.StartException;
import io.cadencia.simulation.lab.Laboratory;
import io.cadencia.simulation.table.ResultTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code simulate --table}: the result table of the documentation. */
final class SimulateTable {
    /** What the figures depend on: a change of anything else leaves them as they are. */
    private static final List<String> SOURCES =
            List.of("dialer-core/src/main", "simulation/src/main", "simulation/scenarios");

    private SimulateTable() {}

    static void write(String cells) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("cadencia.home", "."));
        Path page = home.resolve("docs/results.md");
        Path figures = home.resolve("docs/results.json");
        ResultTable table =
                new ResultTable(page, figures, version(home), Laboratory.onAllCores(h -> {}), System.out::println);
        int done = table.compute(pattern(cells));
        System.out.println(
                done == 0 ? "Every cell asked for is there already." : "written: " + page + " and " + figures);
    }

    private static Pattern pattern(String cells) {
        try {
            return Pattern.compile(cells);
        } catch (PatternSyntaxException e) {
            throw new StartException(
                    "--cells '" + cells + "' is no regular expression: " + e.getDescription() + ".", e);
        }
    }

    /** The last commit that changed the sources, and whether they have been changed since. */
    private static String version(Path home) throws IOException, InterruptedException {
        String commit = git(home, "log", "-1", "--format=%h");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(home, "status", "--porcelain").isEmpty() ? commit : commit + " with changes";
    }

    private static String git(Path home, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("git", "-C", home.toString()));
        all.addAll(List.of(command));
        all.add("--");
        all.addAll(SOURCES);
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? out.strip() : "";
    }
}
