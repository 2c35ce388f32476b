package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import io.cadencia.core.port.CommandPort;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Sends the engine a tick when its next timer is due. */
final class TimerThread implements AutoCloseable {
    private static final long LONGEST_SLEEP_MS = 5;

    private final LongSupplier nextTimerMs;
    private final LongSupplier clockMs;
    private final CommandPort engine;
    private final Thread thread;
    private volatile boolean running = true;

    TimerThread(LongSupplier nextTimerMs, LongSupplier clockMs, CommandPort engine) {
        this.nextTimerMs = nextTimerMs;
        this.clockMs = clockMs;
        this.engine = engine;
        this.thread = Thread.ofPlatform().name("engine-timer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long ticked = Long.MIN_VALUE;
        while (running) {
            long due = nextTimerMs.getAsLong();
            long left = due - clockMs.getAsLong();
            if (left <= 0 && due != ticked && engine.trySubmit(new Command.Tick())) {
                ticked = due;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.clamp(left, 1, LONGEST_SLEEP_MS)));
        }
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }
}
