package io.cadencia.server.app;

import io.cadencia.core.engine.Command;
import io.cadencia.core.port.CommandPort;
import org.jspecify.annotations.Nullable;

/** The way into an engine that is not there yet: its outputs are built before it. Set once, before anyone sends. */
final class LateCommandPort implements CommandPort {
    private volatile @Nullable CommandPort engine;

    void set(CommandPort port) {
        engine = port;
    }

    @Override
    public void submit(Command command) {
        port().submit(command);
    }

    @Override
    public boolean trySubmit(Command command) {
        return port().trySubmit(command);
    }

    private CommandPort port() {
        CommandPort port = engine;
        if (port == null) {
            throw new IllegalStateException("the engine has not been started yet");
        }
        return port;
    }
}
