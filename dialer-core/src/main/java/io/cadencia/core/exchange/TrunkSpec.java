package io.cadencia.core.exchange;

import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.Limits;
import java.util.List;

/**
 * A way to the telephone network, under one name on every node that has it.
 *
 * @param nodes names of the nodes that have it; none = all
 * @param callsPerSecond most calls placed in a second, over all nodes together, as the carrier counts them
 * @param maxCalls most calls at once, over all nodes together
 * @param callerIds the pool of numbers to show; none = the campaign's own number, unchecked
 */
public record TrunkSpec(String name, List<String> nodes, int callsPerSecond, int maxCalls, List<CallerId> callerIds) {
    public static final int MAX_CALLER_IDS = 1_000;

    public TrunkSpec {
        nodes = List.copyOf(nodes);
        callerIds = List.copyOf(callerIds);
        Limits.text("name", name, 40);
        Limits.range("callsPerSecond", callsPerSecond, 1, 1_000);
        Limits.range("maxCalls", maxCalls, 1, 100_000);
        Limits.range("callerIds", callerIds.size(), 0, MAX_CALLER_IDS);
    }

    /** The numbers that may be shown for a purpose, in the order of the pool. */
    public List<String> numbersFor(Purpose purpose) {
        return callerIds.stream()
                .filter(id -> id.purpose() == purpose)
                .map(CallerId::number)
                .toList();
    }

    public boolean on(String node) {
        return nodes.isEmpty() || nodes.contains(node);
    }
}
