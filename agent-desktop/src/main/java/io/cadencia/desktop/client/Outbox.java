package io.cadencia.desktop.client;

import io.cadencia.protocol.ClientMessage;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, and the requests sent but not answered. After a reconnect the unanswered requests are queued
 * again in their order, under their ids; the server gives them no second effect. Not thread-safe.
 */
final class Outbox {
    /** Most requests without an answer; a further one is refused. */
    static final int MAX_UNANSWERED = 64;

    /** Most messages on their way to the socket; a further message that is no request is dropped. */
    static final int MAX_QUEUED = 256;

    private final Map<String, ClientMessage.Request> unanswered = new LinkedHashMap<>();
    private final Queue<ClientMessage> queue = new ArrayDeque<>();

    /** Takes a message; a request replaces one with the same id. False if a limit is reached. */
    boolean offer(ClientMessage message, boolean connected) {
        if (message instanceof ClientMessage.Request request) {
            boolean known = unanswered.containsKey(request.requestId());
            if (!known && unanswered.size() >= MAX_UNANSWERED) {
                return false;
            }
            unanswered.put(request.requestId(), request);
            if (known && connected) {
                return true;
            }
        }
        if (!connected) {
            return message instanceof ClientMessage.Request;
        }
        return queue.size() < MAX_QUEUED && queue.add(message);
    }

    /** The next message for the socket, or null. */
    @Nullable
    ClientMessage poll() {
        return queue.poll();
    }

    void answered(String requestId) {
        unanswered.remove(requestId);
    }

    /** Queues every unanswered request again. */
    void resend() {
        queue.clear();
        queue.addAll(unanswered.values());
    }

    /** The connection is gone: what was queued and is no request is stale. */
    void disconnected() {
        queue.clear();
    }

    void clear() {
        queue.clear();
        unanswered.clear();
    }

    List<ClientMessage.Request> unanswered() {
        return List.copyOf(unanswered.values());
    }
}
