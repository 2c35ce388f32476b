package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.pacing.LaunchLimit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Through which line a call goes: by weight among the nodes that may and can take it, within the trunk's rate, with a
 * number of the trunk's pool for the campaign's purpose. Nodes and trunks are those of an {@link Exchange}.
 */
final class Lines {
    private final Map<String, ExchangeNode> nodes;
    private final Map<String, ExchangeTrunk> trunks;

    Lines(Map<String, ExchangeNode> nodes, Map<String, ExchangeTrunk> trunks) {
        this.nodes = nodes;
        this.trunks = trunks;
    }

    /** A line for a call the pacing wants. */
    Route route(CampaignSpec campaign, long nowMs) {
        ExchangeTrunk trunk = trunks.get(campaign.trunk());
        LaunchLimit obstacle = obstacle(campaign, trunk, nowMs);
        if (obstacle == null && trunk != null && trunk.nextCallMs() > nowMs) {
            obstacle = LaunchLimit.TRUNK_RATE;
        }
        if (obstacle != null) {
            return new Route.None(obstacle);
        }
        ExchangeNode node = best(n -> serves(n, trunk) && n.open() && !n.full() && !n.slow());
        return node == null ? new Route.None(whyNoNode(trunk)) : line(node, campaign, trunk);
    }

    /**
     * A line for a call a person asked for, from a node if it has the trunk. People are slower than any limit of rate:
     * their calls take their token in advance rather than wait for it.
     */
    Route routeFrom(String from, CampaignSpec campaign, long nowMs) {
        ExchangeTrunk trunk = trunks.get(campaign.trunk());
        LaunchLimit obstacle = obstacle(campaign, trunk, nowMs);
        if (obstacle != null) {
            return new Route.None(obstacle);
        }
        ExchangeNode own = nodes.get(from);
        Predicate<ExchangeNode> fit = n -> serves(n, trunk) && n.open() && !n.full();
        ExchangeNode node = own != null && fit.test(own) ? own : best(fit);
        return node == null ? new Route.None(whyNoNode(trunk)) : line(node, campaign, trunk);
    }

    private @Nullable LaunchLimit obstacle(CampaignSpec campaign, @Nullable ExchangeTrunk trunk, long nowMs) {
        if (trunk == null) {
            return trunks.isEmpty() ? null : LaunchLimit.UNKNOWN_TRUNK;
        }
        if (trunk.callerId(campaign).isEmpty()) {
            return LaunchLimit.NO_CALLER_ID;
        }
        if (trunk.closed(nowMs)) {
            return LaunchLimit.TRUNK_DENIED;
        }
        return trunk.full() ? LaunchLimit.TRUNK_FULL : null;
    }

    private static boolean serves(ExchangeNode node, @Nullable ExchangeTrunk trunk) {
        return trunk == null || trunk.spec.on(node.name());
    }

    private static Route.Line line(ExchangeNode node, CampaignSpec campaign, @Nullable ExchangeTrunk trunk) {
        return new Route.Line(
                node.name(), campaign.trunk(), trunk == null ? campaign.callerId() : trunk.callerId(campaign));
    }

    /** The least loaded by weight; among equals the one that waited longest for its turn. */
    private @Nullable ExchangeNode best(Predicate<ExchangeNode> fit) {
        return nodes.values().stream()
                .filter(fit)
                .min((a, b) -> {
                    int byLoad = Long.compare(
                            (long) (a.calls + 1) * b.spec.weight(), (long) (b.calls + 1) * a.spec.weight());
                    return byLoad != 0 ? byLoad : Long.compare(a.lastChosen, b.lastChosen);
                })
                .orElse(null);
    }

    private LaunchLimit whyNoNode(@Nullable ExchangeTrunk trunk) {
        List<ExchangeNode> serving =
                nodes.values().stream().filter(n -> serves(n, trunk)).toList();
        if (serving.stream().noneMatch(n -> n.up)) {
            return LaunchLimit.NODE_DOWN;
        }
        if (serving.stream().noneMatch(ExchangeNode::open)) {
            return LaunchLimit.NODE_DRAINING;
        }
        return serving.stream().filter(ExchangeNode::open).allMatch(ExchangeNode::full)
                ? LaunchLimit.NODE_CAPACITY
                : LaunchLimit.SWITCH_SLOW;
    }

    /** When a call held up by its trunk's rate may go; 0 = its trunk has no rate. */
    long nextCallMs(CampaignSpec campaign) {
        ExchangeTrunk trunk = trunks.get(campaign.trunk());
        return trunk == null ? 0 : trunk.nextCallMs();
    }
}
