package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import io.cadencia.core.port.CommandPort;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Sends the engine a tick when its next timer is due. */
final class TimerThread implements AutoCloseable {
    private static final long LONGEST_SLEEP_MS = 5;
    private static final long RESEND_MS = 100;

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
        long tickedAtMs = 0;
        while (running) {
            long due = nextTimerMs.getAsLong();
            long now = clockMs.getAsLong();
            long left = due - now;
            boolean sent = due == ticked && now - tickedAtMs < RESEND_MS;
            if (left <= 0 && !sent && engine.trySubmit(new Command.Tick())) {
                ticked = due;
                tickedAtMs = now;
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
