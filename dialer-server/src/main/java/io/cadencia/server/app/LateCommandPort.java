package io.cadencia.server.app;

import io.cadencia.core.engine.Command;
import io.cadencia.core.port.CommandPort;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The way into an engine that is just starting: its outputs are built before it. Who is too early waits for it. */
final class LateCommandPort implements CommandPort {
    private final CountDownLatch there = new CountDownLatch(1);
    private volatile @Nullable CommandPort engine;

    /** Once. */
    void set(CommandPort port) {
        engine = port;
        there.countDown();
    }

    @Override
    public void submit(Command command) {
        try {
            there.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the engine was there", e);
        }
        CommandPort port = engine;
        if (port != null) {
            port.submit(command);
        }
    }

    @Override
    public boolean trySubmit(Command command) {
        CommandPort port = engine;
        return port != null && port.trySubmit(command);
    }
}
