package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.client.ServerLink;
import io.cadencia.protocol.ClientMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Requests on their way and what to do with their answers. */
final class Requests {

    /** What becomes of a request. */
    interface Reply {
        void accepted();

        void rejected(String code, Map<String, String> params);
    }

    /** Local code: the limit of unanswered requests is reached. */
    static final String TOO_MANY_UNANSWERED = "TOO_MANY_UNANSWERED";

    private final ServerLink link;
    private final Map<String, Reply> unanswered = new HashMap<>();

    Requests(ServerLink link) {
        this.link = link;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Sends the request made with a new id. */
    void send(Function<String, ClientMessage.Request> request, Reply reply) {
        send(request.apply(newId()), reply);
    }

    /** Sends a request that has its id already. */
    void send(ClientMessage.Request request, Reply reply) {
        if (link.send(request)) {
            unanswered.put(request.requestId(), reply);
        } else {
            reply.rejected(TOO_MANY_UNANSWERED, Map.of());
        }
    }

    void accepted(String requestId) {
        Reply reply = unanswered.remove(requestId);
        if (reply != null) {
            reply.accepted();
        }
    }

    /** False if nobody waits for this answer. */
    boolean rejected(String requestId, String code, Map<String, String> params) {
        Reply reply = unanswered.remove(requestId);
        if (reply != null) {
            reply.rejected(code, params);
        }
        return reply != null;
    }

    void clear() {
        unanswered.clear();
    }
}
