package io.cadencia.desktop.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The headless toolkit, started once for the whole test run. */
public final class Toolkit {
    private Toolkit() {}

    /** Starts the toolkit if it does not run yet. */
    public static void start() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the headless toolkit (Monocle) did not start", e);
        }
    }

    /** Calls on the FX thread and waits for the result and for what it set off. */
    public static <T> T call(Callable<T> work) {
        try {
            T result = WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
            WaitForAsyncUtils.waitForFxEvents();
            return result;
        } catch (Exception e) {
            throw new AssertionError("work on the FX thread failed", e);
        }
    }

    /** Runs on the FX thread and waits. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
