package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Carries commands over a few kept-alive connections, first come first served, so that one slow answer does not hold up
 * the rest. Event-loop thread only. At most {@link AriSettings#queueLimit()} commands wait; one more is refused.
 */
final class AriHttpPool {
    private record Waiting(AriRequest request, Consumer<AriReply> done) {}

    private final AriSettings settings;
    private final List<AriHttpConnection> connections = new ArrayList<>();
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean closed;

    AriHttpPool(EventLoop loop, AriSettings settings) {
        this.settings = settings;
        for (int i = 0; i < settings.connections(); i++) {
            connections.add(new AriHttpConnection(loop, settings, authorization(settings), this::serve));
        }
    }

    static String authorization(AriSettings settings) {
        byte[] login = (settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** Sends a command; {@code done} is called exactly once, on the event loop. */
    void send(AriRequest request, Consumer<AriReply> done) {
        if (closed) {
            done.accept(new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "closed"));
        } else if (queue.size() >= settings.queueLimit()) {
            done.accept(new AriReply.Unanswered(
                    Ack.Reason.OVERLOADED, settings.queueLimit() + " commands are waiting already"));
        } else {
            queue.add(new Waiting(request, done));
            serve();
        }
    }

    private void serve() {
        for (AriHttpConnection connection : connections) {
            if (queue.isEmpty()) {
                return;
            }
            if (connection.idle()) {
                Waiting next = queue.remove();
                connection.send(next.request(), next.done());
            }
        }
    }

    void close() {
        closed = true;
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.done().accept(new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "closed"));
        }
        connections.forEach(AriHttpConnection::close);
    }
}
