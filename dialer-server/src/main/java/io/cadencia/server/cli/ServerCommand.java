package io.cadencia.server.cli;

import io.cadencia.server.app.ConfiguredServer;
import io.cadencia.server.app.EndSignals;
import io.cadencia.server.app.config.ServerConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code server}. */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        description = "Runs a server on its own database and switch; docs/configuration.md tells of the file.")
final class ServerCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    ConfigOption config;

    @Override
    public Integer call() throws Exception {
        ServerConfig read = config.read();
        System.setProperty(
                "cadencia.log", read.folder().resolve("logs/server.log").toString());
        new ConfiguredServer(read, EndSignals.install(), System.out).run();
        return 0;
    }
}
