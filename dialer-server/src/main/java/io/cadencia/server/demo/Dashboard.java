package io.cadencia.server.demo;

import io.cadencia.core.engine.CampaignFigures;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the live figures: a table that stays in place on a terminal, otherwise a line every few seconds. */
final class Dashboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
    private static final long REDRAW_MS = 1_000;
    private static final long LINE_MS = 5_000;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Supplier<List<CampaignFigures>> figures;
    private final Supplier<String> status;
    private final InstantSource clock;
    private final long startedMs;
    private final DashboardText text = new DashboardText();
    private final ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("dashboard").daemon().factory());
    private int drawn;
    private boolean closed;

    Dashboard(
            PrintStream out,
            boolean terminal,
            Supplier<List<CampaignFigures>> figures,
            Supplier<String> status,
            InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.figures = figures;
        this.status = status;
        this.clock = clock;
        this.startedMs = clock.millis();
    }

    /** True if someone looks at a screen that can move its cursor. */
    static boolean onTerminal() {
        return System.console() != null
                && System.console().isTerminal()
                && System.getenv("CI") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    void start() {
        long period = terminal ? REDRAW_MS : LINE_MS;
        var unused = painter.scheduleAtFixedRate(this::paint, period, period, TimeUnit.MILLISECONDS);
    }

    private synchronized void paint() {
        if (closed) {
            return;
        }
        try {
            draw();
        } catch (RuntimeException e) {
            LOG.warn("the dashboard could not be drawn", e);
        }
    }

    private void draw() {
        long now = clock.millis();
        Duration elapsed = Duration.ofMillis(now - startedMs);
        if (!terminal) {
            out.println(text.line(figures.get(), elapsed, now));
            return;
        }
        List<String> lines = text.table(figures.get(), elapsed, now, status.get());
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append(String.format(UP, drawn));
        }
        lines.forEach(line -> screen.append(CLEAR_LINE).append(line).append('\n'));
        out.print(screen);
        out.flush();
        drawn = lines.size();
    }

    /** Draws the last figures and stops. */
    @Override
    public synchronized void close() {
        painter.shutdownNow();
        paint();
        closed = true;
    }
}
