package io.cadencia.server.cli;

import io.cadencia.server.app.EndSignals;
import io.cadencia.server.app.StartException;
import io.cadencia.simulation.lab.Experiment;
import io.cadencia.simulation.lab.HtmlReport;
import io.cadencia.simulation.lab.JsonReport;
import io.cadencia.simulation.lab.Laboratory;
import io.cadencia.simulation.lab.Laboratory.Case;
import io.cadencia.simulation.lab.PolicyChoice;
import io.cadencia.simulation.lab.TextReport;
import io.cadencia.simulation.lab.Variants;
import io.cadencia.simulation.lab.WholeFile;
import io.cadencia.simulation.scenario.Samples;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioReader;
import io.cadencia.simulation.scenario.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Runs pacing policies in a simulated world around the real engine and compares them.")
final class SimulateCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "a YAML file, or the name of a sample (default reference)")
    @Nullable
    String scenario;

    @Option(
            names = "--policy",
            paramLabel = "A,B(x=1),...",
            description = "policies instead of the scenario's; settings in brackets")
    @Nullable
    String policies;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "a field of the scenario in another way; repeatable")
    Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--compare",
            paramLabel = "FIELD=VALUE;...",
            description = "besides the scenario as it is, each of these settings, such as"
                    + " \"pacing.abandonmentTarget=0.02;pacing.linesPerAdvisor=3\"")
    @Nullable
    String compare;

    @Option(names = "--seeds", paramLabel = "N", description = "runs per policy")
    @Nullable
    Integer seeds;

    @Option(names = "--hours", paramLabel = "H", description = "length of each run")
    @Nullable
    Double hours;

    @Option(names = "--report", paramLabel = "FILE", description = "writes one HTML page with plots")
    @Nullable
    Path report;

    @Option(names = "--json", paramLabel = "FILE", description = "writes everything as JSON")
    @Nullable
    Path json;

    @Option(names = "--save", paramLabel = "FILE", description = "writes the scenario as it is run as YAML")
    @Nullable
    Path save;

    @Option(names = "--list", description = "lists policies and sample scenarios")
    boolean list;

    @Option(names = "--explain", description = "explains every field of a scenario")
    boolean explain;

    @Option(
            names = "--table",
            description = "computes the result table of the documentation, as far as it is not there")
    boolean table;

    @Option(
            names = "--cells",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "with --table: only the cells whose name matches, such as \"^20 advisors\"")
    String cells = "";

    @ArgGroup(exclusive = false, heading = "A scenario out of a campaign's history:%n")
    @Nullable
    WhatIfOptions history;

    @Override
    public Integer call() throws Exception {
        if (list) {
            SimulateHelp.list(System.out);
            return 0;
        }
        if (explain) {
            SimulateHelp.explain(System.out);
            return 0;
        }
        EndSignals signals = EndSignals.install();
        Thread main = Thread.currentThread();
        Thread.ofVirtual().start(() -> interruptAtSignal(signals, main));
        try {
            if (table) {
                SimulateTable.write(cells);
            } else {
                run();
            }
            return 0;
        } catch (InterruptedException e) {
            System.err.println("cadencia: stopped; what is written is whole.");
            return EndSignals.INTERRUPTED;
        }
    }

    private void run() throws InterruptedException, IOException {
        Scenario read = read();
        List<Case> cases = cases(read);
        Experiment experiment;
        try (SimulationProgress progress = SimulationProgress.show(Laboratory.hours(cases))) {
            experiment = new Experiment(read, Laboratory.onAllCores(progress).run(cases));
        }
        tell(experiment);
    }

    private static void interruptAtSignal(EndSignals signals, Thread main) {
        try {
            signals.await();
            main.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Scenario read() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (seeds != null) {
            all.put("run.seeds", seeds.toString());
        }
        if (hours != null) {
            all.put("run.hours", hours.toString());
            all.putIfAbsent("run.warmUpMinutes", Long.toString(Math.min(60, (long) (hours * 30))));
        }
        if (history != null && scenario != null) {
            throw new StartException("SCENARIO and --from-campaign are two scenarios; give one of them.", null);
        }
        if (history != null) {
            return ScenarioReader.text(history.campaign, ScenarioWriter.yaml(history.read()), all);
        }
        String name = scenario == null ? "reference" : scenario;
        return Samples.NAMES.contains(name) ? Samples.read(name, all) : ScenarioReader.file(Path.of(name), all);
    }

    private List<Case> cases(Scenario read) {
        try {
            List<PolicyChoice> choices = policies == null
                    ? read.run().policies().stream().map(PolicyChoice::parse).toList()
                    : PolicyChoice.parseAll(policies);
            List<Case> cases = Variants.cases(read, choices, compare == null ? "" : compare);
            Laboratory.check(cases);
            return cases;
        } catch (IllegalArgumentException e) {
            throw new StartException(e.getMessage() + ". ./cadencia simulate --list shows policies and samples.", e);
        }
    }

    private void tell(Experiment experiment) throws IOException {
        System.out.print(TextReport.of(experiment));
        write(report, HtmlReport.of(experiment));
        write(json, JsonReport.of(experiment));
        write(save, ScenarioWriter.yaml(experiment.scenario()));
    }

    private static void write(@Nullable Path file, String text) throws IOException {
        if (file == null) {
            return;
        }
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw new StartException("cannot write " + file + ": " + e.getMessage() + "; choose another place.", e);
        }
        System.out.println("written: " + file);
    }
}
