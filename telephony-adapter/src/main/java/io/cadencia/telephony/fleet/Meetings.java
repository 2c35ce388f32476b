package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings legs and advisors' phones together, through a tie line where they are on different nodes. Any thread. */
final class Meetings {
    private final Map<String, Node> nodes;
    private final Whereabouts where;
    private final TieLines ties;

    Meetings(Map<String, Node> nodes, Whereabouts where, TieLines ties) {
        this.nodes = nodes;
        this.where = where;
        this.ties = ties;
    }

    CompletionStage<Ack> dial(DialRequest request) {
        Node node = request.attachedLegId() == 0 ? nodeOf(request) : where.ofLeg(request.attachedLegId());
        if (node == null) {
            return request.attachedLegId() == 0
                    ? Refusals.unknownNode(request.node())
                    : Refusals.gone(request.attachedLegId());
        }
        if (request.attachedSessionId() == 0) {
            return dialOn(node, request);
        }
        return through(node, request.attachedSessionId(), local -> dialOn(node, withSession(request, local)));
    }

    private CompletionStage<Ack> dialOn(Node node, DialRequest request) {
        where.leg(request.legId(), node);
        if (request.attachedSessionId() != 0) {
            where.partner(request.legId(), request.attachedSessionId());
        }
        return node.telephony().dial(request).thenApply(ack -> {
            if (ack instanceof Ack.Refused) {
                where.forgetLeg(request.legId()); // its end will not be told; every node is asked to hang it up
            }
            return ack;
        });
    }

    private @Nullable Node nodeOf(DialRequest request) {
        return request.node().isEmpty() && nodes.size() == 1
                ? nodes.values().iterator().next()
                : nodes.get(request.node());
    }

    private static DialRequest withSession(DialRequest r, long sessionId) {
        return new DialRequest(
                r.legId(),
                r.number(),
                r.trunk(),
                r.callerId(),
                r.ringTimeoutMs(),
                r.waitLimitMs(),
                sessionId,
                r.attachedLegId(),
                r.amd(),
                r.node());
    }

    /** @param node of the leg */
    CompletionStage<Ack> connect(Node node, long legId, long sessionId) {
        return through(node, sessionId, local -> {
            where.partner(legId, local);
            return node.telephony().connect(legId, local);
        });
    }

    /** Does something on a node with a session that may live on another; refused if the two cannot be brought together. */
    private CompletionStage<Ack> through(Node node, long sessionId, Function<Long, CompletionStage<Ack>> action) {
        Node home = where.homeOf(sessionId);
        if (home == null) {
            return Refusals.refused(Ack.Reason.ADVISOR_GONE, "session " + sessionId);
        }
        if (home == node) {
            return action.apply(sessionId);
        }
        if (!where.phoneUp(sessionId)) {
            return Refusals.refused(Ack.Reason.ADVISOR_GONE, "session " + sessionId + " on " + home.name());
        }
        return ties.reach(node, sessionId, home)
                .thenCompose(stands -> stands
                        ? action.apply(TieLines.idOf(sessionId))
                        : Refusals.refused(
                                Ack.Reason.ADVISOR_GONE,
                                "no tie line from " + node.name() + " to " + home.name() + " for session "
                                        + sessionId));
    }

    /** @param node of the leg */
    CompletionStage<Ack> hold(Node node, long legId, boolean on) {
        long partner = where.partnerOf(legId);
        if (on || partner == 0) {
            return node.telephony().hold(legId, on);
        }
        // meanwhile the phone may have moved, or its tie fallen
        return through(node, Math.abs(partner), local -> {
            where.partner(legId, local);
            return local == partner
                    ? node.telephony().hold(legId, false)
                    : node.telephony().connect(legId, local);
        });
    }
}
