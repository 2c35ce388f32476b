package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Opens and closes advisors' phones, each on one node at a time. Any thread. */
final class Homes {
    private final Map<String, Node> nodes;
    private final Whereabouts where;
    private final TieLines ties;

    Homes(Map<String, Node> nodes, Whereabouts where, TieLines ties) {
        this.nodes = nodes;
        this.where = where;
        this.ties = ties;
    }

    /** @param name of the node, empty = wherever the phone was last */
    CompletionStage<Ack> open(long sessionId, AdvisorEndpoint endpoint, String name) {
        Node node = name.isEmpty() ? where.homeOf(sessionId) : nodes.get(name);
        node = node == null && name.isEmpty() ? nodes.values().iterator().next() : node;
        if (node == null) {
            return Refusals.unknownNode(name);
        }
        Node before = where.home(sessionId, node);
        if (before != null && before != node) {
            ties.closeAll(sessionId);
            where.phone(sessionId, false);
            before.telephony().closeAdvisor(sessionId);
        }
        return node.telephony().openAdvisor(sessionId, endpoint);
    }

    /** @param name of the node, empty = wherever the phone is */
    CompletionStage<Ack> close(long sessionId, String name) {
        Node home = where.homeOf(sessionId);
        Node node = name.isEmpty() ? home : nodes.get(name);
        if (node == null) {
            return CompletableFuture.completedFuture(Ack.ACCEPTED);
        }
        if (node == home) {
            ties.closeAll(sessionId);
            where.forgetHome(sessionId, node);
        }
        return node.telephony().closeAdvisor(sessionId);
    }
}
