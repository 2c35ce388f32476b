package io.cadencia.server.demo.robot;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ServerMessage;
import java.util.concurrent.CompletionStage;

/** An open connection to the server. */
public interface Line extends AutoCloseable {
    /** Sends in order; never blocks. */
    void send(ClientMessage message);

    @Override
    void close();

    /** Opens lines; the listener is told on the crew's thread. */
    @FunctionalInterface
    interface Opener {
        CompletionStage<Line> open(Listener listener);
    }

    /** What comes over a line. */
    interface Listener {
        void on(ServerMessage message);

        /** The line is gone; the last call of it. */
        void closed(String why);
    }
}
