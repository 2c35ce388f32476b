package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/** A connection that keeps what is said on it, and does at once what is to be done on its thread. */
final class RecordedConnection implements DesktopConnection {
    final List<ServerMessage> said = new ArrayList<>();
    final List<Runnable> scheduled = new ArrayList<>();
    private final String locale;
    boolean ended;

    RecordedConnection() {
        this("es-MX");
    }

    RecordedConnection(String locale) {
        this.locale = locale;
    }

    @Override
    public synchronized void send(ServerMessage message) {
        said.add(message);
    }

    @Override
    public synchronized void refuse(ServerMessage.Refused why) {
        said.add(why);
        ended = true;
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void schedule(Runnable task, long delayMs) {
        scheduled.add(task);
    }

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public String locale() {
        return locale;
    }

    synchronized <T extends ServerMessage> List<T> said(Class<T> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
