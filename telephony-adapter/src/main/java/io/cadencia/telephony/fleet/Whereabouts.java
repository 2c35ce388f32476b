package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.SwitchSnapshot;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** On which node each leg and each advisor's phone is. Any thread. */
final class Whereabouts {
    private final int nodes;
    private final Set<Node> learned = ConcurrentHashMap.newKeySet();
    private final Map<Long, Node> legs = new ConcurrentHashMap<>();
    private final Map<Long, Node> homes = new ConcurrentHashMap<>();
    /** Sessions whose phone is picked up. */
    private final Set<Long> up = ConcurrentHashMap.newKeySet();
    /** The id under which its node knows the session a leg is, or was last, connected to. */
    private final Map<Long, Long> partners = new ConcurrentHashMap<>();

    /** @param nodes how many there are */
    Whereabouts(int nodes) {
        this.nodes = nodes;
    }

    @Nullable
    Node ofLeg(long legId) {
        return legs.get(legId);
    }

    @Nullable
    Node homeOf(long sessionId) {
        return homes.get(sessionId);
    }

    void leg(long legId, Node node) {
        legs.put(legId, node);
    }

    void forgetLeg(long legId) {
        legs.remove(legId);
        partners.remove(legId);
    }

    /** @return where the phone was before, null = nowhere */
    @Nullable
    Node home(long sessionId, Node node) {
        return homes.put(sessionId, node);
    }

    void forgetHome(long sessionId, Node node) {
        homes.remove(sessionId, node);
        up.remove(sessionId);
    }

    void phone(long sessionId, boolean isUp) {
        if (isUp) {
            up.add(sessionId);
        } else {
            up.remove(sessionId);
        }
    }

    boolean phoneUp(long sessionId) {
        return up.contains(sessionId);
    }

    void partner(long legId, long localSessionId) {
        partners.put(legId, localSessionId);
    }

    /** 0 = it was never connected. */
    long partnerOf(long legId) {
        return partners.getOrDefault(legId, 0L);
    }

    /** Whether a living leg of the node is connected through the tie of this session. */
    boolean speaks(Node at, long localSessionId) {
        return partners.entrySet().stream().anyMatch(e -> e.getValue() == localSessionId && legs.get(e.getKey()) == at);
    }

    /** Every node has said at least once what it has. */
    boolean allLearned() {
        return learned.size() == nodes;
    }

    /** What a node says it has. */
    void learn(Node node, SwitchSnapshot there) {
        learned.add(node);
        for (SwitchSnapshot.Leg leg : there.legs()) {
            legs.put(leg.legId(), node);
            if (leg.sessionId() != 0) {
                partners.put(leg.legId(), leg.sessionId());
            }
        }
        for (SwitchSnapshot.Advisor advisor : there.advisors()) {
            if (!TieLines.isTie(advisor.sessionId())) {
                Node home = homes.putIfAbsent(advisor.sessionId(), node);
                if (home == null || home == node) { // else the phone has moved on
                    phone(advisor.sessionId(), true);
                }
            }
        }
    }
}
