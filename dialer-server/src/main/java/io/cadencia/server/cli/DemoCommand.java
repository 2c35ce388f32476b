package io.cadencia.server.cli;

import io.cadencia.server.app.EndSignals;
import io.cadencia.server.demo.Demo;
import io.cadencia.server.demo.DemoOptions;
import io.cadencia.server.demo.DemoSwitch;
import io.cadencia.server.demo.RunFolder;
import io.cadencia.telephony.population.DebtorPopulation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Sets everything up on embedded defaults and runs it, with robots as advisors.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--asterisk", description = "a real Asterisk and SIPp debtors instead of the simulated switch")
    boolean asterisk;

    @Option(names = "--ami", description = "as --asterisk, driven by AMI instead of ARI")
    boolean ami;

    @Option(
            names = "--advisors",
            paramLabel = "N",
            defaultValue = "24",
            description = "robot advisors, one in six of them manual (default ${DEFAULT-VALUE})")
    int advisors;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "ends by itself after 60s, 5m or 2h; without it Ctrl-C ends the demo")
    @Nullable
    Duration duration;

    @Option(names = "--report", paramLabel = "FILE", description = "writes the final figures as JSON")
    @Nullable
    Path report;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "another population and other robots (default ${DEFAULT-VALUE})")
    long seed;

    @Option(
            names = "--debtors",
            paramLabel = "N",
            defaultValue = "20000",
            description = "debtors to invent (default ${DEFAULT-VALUE})")
    int debtors;

    private DemoSwitch telephony() {
        if (ami) {
            return DemoSwitch.AMI;
        }
        return asterisk ? DemoSwitch.ARI : DemoSwitch.SIMULATED;
    }

    @Override
    public Integer call() throws Exception {
        DemoOptions options =
                new DemoOptions(telephony(), advisors, duration, report, seed, debtors, DebtorPopulation.demo());
        RunFolder folder = RunFolder.create(
                Path.of(".cadencia"),
                "demo",
                Instant.now(),
                ProcessHandle.current().pid());
        System.setProperty("cadencia.log", folder.log().toString());
        return new Demo(options, folder, EndSignals.install(), System.out).run();
    }
}
