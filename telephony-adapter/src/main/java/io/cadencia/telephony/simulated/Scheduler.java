package io.cadencia.telephony.simulated;

/** Time and the one thread of a simulation. Tasks of the same instant run in the order in which they were given. */
public interface Scheduler {
    /** Milliseconds since the scheduler was made. */
    long nowMs();

    /** Runs the task on the simulation's thread after the delay; any thread may call. */
    Timer schedule(long delayMs, Runnable task);

    /** A task that may be called off. */
    @FunctionalInterface
    interface Timer {
        void cancel();
    }
}
