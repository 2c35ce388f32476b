package io.cadencia.server.cli;

import io.cadencia.server.app.SwitchDoctor;
import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfigReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: whether a configuration can work. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks a configuration and the switches it names; dials nothing.")
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", required = true, description = "the configuration, YAML")
    @SuppressWarnings("NullAway.Init")
    Path config;

    @Override
    public Integer call() throws Exception {
        ServerConfig read = ServerConfigReader.read(config, System::getenv);
        System.out.println("  ok    " + config + ": campaigns, trunks and numbers fit together");
        return SwitchDoctor.examine(read, System.out) == 0 ? 0 : Main.FAILED;
    }
}
