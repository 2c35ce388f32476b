package io.cadencia.benchmarks;

import io.cadencia.server.importexport.ImportBenchmark;
import java.util.Arrays;
import java.util.List;

/** {@code ./cadencia bench NAME}: runs one benchmark; without a name lists them. */
public final class Main {
    private interface Benchmark {
        void run(String[] args) throws Exception;
    }

    private record Named(String name, String what, Benchmark benchmark) {}

    private static final List<Named> ALL = List.of(
            new Named("engine", "the engine alone, 200 and 5,000 advisors", EngineBenchmark::main),
            new Named("pacing", "the predictive pacing alone: cost of a decision", PacingBenchmark::main),
            new Named(
                    "choice",
                    "the choice of a lead by the answer model, and what learning costs",
                    ChoiceBenchmark::main),
            new Named("world", "a simulated hour of 20 to 5,000 advisors, engine included", WorldBenchmark::main),
            new Named("pipeline", "journal, engine and outputs with fsync, as in a server", PipelineBenchmark::main),
            new Named(
                    "import",
                    "a portfolio of 1,000,000 accounts into MariaDB, and LOAD DATA of the same file",
                    ImportBenchmark::main));

    private Main() {}

    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        for (Named named : ALL) {
            if (named.name().equals(name)) {
                named.benchmark().run(Arrays.copyOfRange(args, 1, args.length));
                return;
            }
        }
        System.out.println("benchmarks (./cadencia bench NAME):");
        ALL.forEach(named -> System.out.printf("  %-10s %s%n", named.name(), named.what()));
        if (!name.isEmpty()) {
            System.err.println("There is no benchmark '" + name + "'.");
            System.exit(2);
        }
    }
}
