package io.cadencia.core.exchange;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The nodes and trunks of a dialer. Validated once, then sealed.
 *
 * @param trunks none = any trunk name goes, without limits
 */
public record ExchangeSpec(List<NodeSpec> nodes, List<TrunkSpec> trunks) {
    public static final int MAX_NODES = 50;
    public static final int MAX_TRUNKS = 200;

    /** One nameless switch without limits: what a dialer has that is told of none. */
    public static final ExchangeSpec SINGLE =
            new ExchangeSpec(List.of(new NodeSpec("", 1, NodeSpec.MAX_CALLS)), List.of());

    public ExchangeSpec {
        nodes = List.copyOf(nodes);
        trunks = List.copyOf(trunks);
        Limits.range("nodes", nodes.size(), 1, MAX_NODES);
        Limits.range("trunks", trunks.size(), 0, MAX_TRUNKS);
        Set<String> names = new HashSet<>();
        for (NodeSpec node : nodes) {
            if (!names.add(node.name())) {
                throw new IllegalArgumentException("nodes: '" + node.name() + "' is given twice");
            }
            if (nodes.size() > 1 && node.name().isBlank()) {
                throw new IllegalArgumentException("nodes: where there are several each needs a name");
            }
        }
        Set<String> trunkNames = new HashSet<>();
        for (TrunkSpec trunk : trunks) {
            if (!trunkNames.add(trunk.name())) {
                throw new IllegalArgumentException("trunks: '" + trunk.name() + "' is given twice");
            }
            for (String node : trunk.nodes()) {
                if (!names.contains(node)) {
                    throw new IllegalArgumentException(
                            "trunks: '" + trunk.name() + "' is on a node '" + node + "' that is not among the nodes "
                                    + String.join(", ", names.stream().sorted().toList()));
                }
            }
        }
    }

    /** Why a campaign cannot be dialled with these trunks and numbers, for whoever configured it; empty if it can. */
    public Optional<String> objectionTo(CampaignSpec campaign) {
        if (trunks.isEmpty()) {
            return campaign.callerId().isEmpty()
                    ? Optional.of("callerId: is missing; give it a number of the trunk that can be called back")
                    : Optional.empty();
        }
        TrunkSpec trunk = trunk(campaign.trunk());
        if (trunk == null) {
            return Optional.of("trunk: '" + campaign.trunk() + "' is unknown; there are "
                    + trunks.stream().map(TrunkSpec::name).collect(Collectors.joining(", ")));
        }
        if (trunk.callerIds().isEmpty()) {
            return campaign.callerId().isEmpty()
                    ? Optional.of("callerId: is missing, and the trunk '" + trunk.name() + "' has no pool of numbers")
                    : Optional.empty();
        }
        List<String> allowed = trunk.numbersFor(campaign.purpose());
        if (allowed.isEmpty()) {
            return Optional.of("callerId: the trunk '" + trunk.name() + "' has no number for " + campaign.purpose());
        }
        return campaign.callerId().isEmpty() || allowed.contains(campaign.callerId())
                ? Optional.empty()
                : Optional.of("callerId: '" + campaign.callerId() + "' is not a number of the trunk '" + trunk.name()
                        + "' for " + campaign.purpose() + "; leave it out to use the pool, or choose among "
                        + String.join(", ", allowed));
    }

    /** The trunk of that name; null if there is none. */
    public @Nullable TrunkSpec trunk(String name) {
        return trunks.stream().filter(t -> t.name().equals(name)).findFirst().orElse(null);
    }
}
