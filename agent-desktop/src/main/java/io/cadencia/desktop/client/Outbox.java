package io.cadencia.desktop.client;

import io.cadencia.protocol.ClientMessage;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, and the requests sent but not answered. After a reconnect the unanswered requests are queued
 * again in their order, under their ids; the server gives them no second effect. Thread-safe.
 */
final class Outbox {
    /** Most requests without an answer; a further one is refused. */
    static final int MAX_UNANSWERED = 64;

    /** Most messages on their way to the socket; a further message that is no request is dropped. */
    static final int MAX_QUEUED = 256;

    private final Map<String, ClientMessage.Request> unanswered = new LinkedHashMap<>();
    /** Empty while there is no session. */
    private final Queue<ClientMessage> queue = new ArrayDeque<>();

    private boolean connected;

    /** Takes a message; a request replaces one with the same id. False if a limit is reached. */
    synchronized boolean offer(ClientMessage message) {
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
    synchronized @Nullable ClientMessage poll() {
        return queue.poll();
    }

    synchronized void answered(String requestId) {
        unanswered.remove(requestId);
    }

    /** The session is open: every unanswered request is queued again. */
    synchronized void connected() {
        if (!connected) {
            connected = true;
            queue.addAll(unanswered.values());
        }
    }

    /** The connection is gone: what was queued and is no request is stale. */
    synchronized void disconnected() {
        connected = false;
        queue.clear();
    }

    /** Nothing of this session is for the next one. */
    synchronized void clear() {
        unanswered.clear();
    }
}
