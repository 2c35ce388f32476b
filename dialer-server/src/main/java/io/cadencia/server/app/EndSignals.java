package io.cadencia.server.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C and TERM as a wish to end, so that the main thread can stop everything in order before the process exits; the
 * JVM's own shutdown would stop child processes and parts side by side. Further signals while it stops change nothing.
 */
public final class EndSignals {
    /** Exit code of a program ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private final CountDownLatch wish = new CountDownLatch(1);
    private final AtomicBoolean came = new AtomicBoolean();

    /** From here on the signals no longer end the process by themselves. */
    public static EndSignals install() {
        EndSignals signals = new EndSignals();
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> signals.end());
        }
        return signals;
    }

    /** For a caller that ends by itself: the process's signals keep their usual effect. */
    public static EndSignals never() {
        return new EndSignals();
    }

    /** Asks for the end, as a signal would. */
    public void end() {
        came.set(true);
        wish.countDown();
    }

    /** True if a signal came. */
    public boolean came() {
        return came.get();
    }

    /** Waits for a signal. */
    public void await() throws InterruptedException {
        wish.await();
    }

    /** Waits for a signal, at most so long; true if one came. */
    public boolean await(long limitMs) throws InterruptedException {
        return wish.await(limitMs, TimeUnit.MILLISECONDS);
    }
}
