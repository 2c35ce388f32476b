package io.cadencia.server.cli;

import io.cadencia.simulation.lab.Laboratory;
import java.io.Console;
import java.util.concurrent.atomic.DoubleAdder;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far the runs are, on a terminal; silent anywhere else. */
final class SimulationProgress implements Laboratory.Progress, AutoCloseable {
    private static final int MINUTES = 60;

    private final @Nullable ProgressBar bar;
    private final DoubleAdder hours = new DoubleAdder();

    private SimulationProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static SimulationProgress show(double hours) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new SimulationProgress(
                terminal
                        ? new ProgressBarBuilder()
                                .setTaskName("Simulating")
                                .setInitialMax(Math.round(hours * MINUTES))
                                .setUnit(" h", MINUTES)
                                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                                .setUpdateIntervalMillis(200)
                                .clearDisplayOnFinish()
                                .build()
                        : null);
    }

    @Override
    public void simulated(double more) {
        hours.add(more);
        if (bar != null) {
            bar.stepTo(Math.round(hours.sum() * MINUTES));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
