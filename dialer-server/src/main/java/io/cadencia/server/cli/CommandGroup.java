package io.cadencia.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that is the head of others; by itself it shows how they are used. */
abstract class CommandGroup implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public final void run() {
        CommandLine.usage(spec.commandLine(), System.out);
    }
}
