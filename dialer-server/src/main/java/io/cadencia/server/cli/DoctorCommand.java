package io.cadencia.server.cli;

import io.cadencia.server.app.SwitchDoctor;
import io.cadencia.server.app.config.ServerConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: whether a configuration can work. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks a configuration and the switches it names; dials nothing.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    ConfigOption config;

    @Override
    public Integer call() throws Exception {
        ServerConfig read = config.read();
        System.out.println("  ok    " + config.file + ": campaigns, trunks and numbers fit together");
        return SwitchDoctor.examine(read, System.out) == 0 ? 0 : Main.FAILED;
    }
}
