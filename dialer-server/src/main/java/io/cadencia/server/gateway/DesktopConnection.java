package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage;

/** One desktop's socket. Any thread may call; nothing blocks. */
interface DesktopConnection {
    /** Sends, in order; on a closed connection nothing happens. A connection that cannot keep up is closed. */
    void send(ServerMessage message);

    /** Says why, then closes. */
    void refuse(ServerMessage.Refused why);

    /** Closes after what was sent before. */
    void end();

    /** Runs on the connection's own thread. */
    void execute(Runnable task);

    /** Runs on the connection's own thread after a delay. */
    void schedule(Runnable task, long delayMs);

    /** Where it comes from, without the port. */
    String address();

    /** BCP 47 tag of the language its user reads. */
    String locale();
}
