package io.cadencia.server.cli;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.server.app.SwitchDoctor;
import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfig.DatabaseConfig;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: whether a configuration can work. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks a configuration, the database and the switches it names; changes and dials nothing.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    ConfigOption config;

    @Override
    public Integer call() throws Exception {
        ServerConfig read = config.read();
        System.out.println("  ok    " + config.file + ": campaigns, trunks and numbers fit together");
        boolean sound = database(read.database());
        sound &= SwitchDoctor.examine(read, System.out) == 0;
        return sound ? 0 : Main.FAILED;
    }

    private static boolean database(DatabaseConfig at) {
        Optional<String> finding = Database.examine(DatabaseSettings.of(at.url(), at.user(), at.password()));
        System.out.println(finding.map(why -> "  wrong database: " + why).orElse("  ok    database"));
        return finding.isEmpty();
    }
}
