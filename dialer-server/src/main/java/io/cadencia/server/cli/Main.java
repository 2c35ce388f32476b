package io.cadencia.server.cli;

import io.cadencia.server.app.StartException;
import io.cadencia.server.rules.yaml.SettingException;
import io.cadencia.simulation.scenario.ScenarioException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The server's command line; {@code ./cadencia} starts it. */
@Command(
        name = "cadencia",
        subcommands = {
            DemoCommand.class,
            ServerCommand.class,
            ImportCommand.class,
            UserCommand.class,
            DoctorCommand.class,
            NodeCommand.class,
            CampaignCommand.class,
            SimulateCommand.class
        },
        mixinStandardHelpOptions = true,
        description = "Outbound dialer")
public final class Main implements Runnable {
    /** What was asked could not be done. */
    static final int FAILED = 1;

    /** The command line itself was wrong. */
    static final int USAGE = 2;

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command to its end; returns the exit code. */
    public static int run(String... args) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, line.getErr()))
                .execute(args);
    }

    private static int misused(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("cadencia: " + e.getMessage());
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println("./" + command + " --help lists the options.");
        return USAGE;
    }

    /** Refusals that were meant for a person are said to them; anything else is a bug and goes to the log. */
    private static int failed(Exception failure, PrintWriter err) {
        if (failure instanceof StartException
                || failure instanceof SettingException
                || failure instanceof ScenarioException) {
            err.println("cadencia: " + failure.getMessage());
        } else {
            LoggerFactory.getLogger(Main.class).error("unexpected failure", failure);
            err.println("cadencia: this should not have happened: " + failure + "; the log has the details.");
        }
        return FAILED;
    }
}
