package io.cadencia.core.engine;

import io.cadencia.core.exchange.NodeMode;
import java.util.List;

/** The nodes and trunks at one moment. */
public record ExchangeFigures(List<Node> nodes, List<Trunk> trunks) {
    /**
     * @param calls to debtors now, {@code inFlight} of them not answered yet
     * @param inFlightCap the most that may be in flight now, lowered while the switch is slow
     * @param phones advisors' phones it carries
     * @param roundTripMs of its requests at the 95th percentile in the last second, 0 = none sent
     */
    public record Node(
            String name,
            NodeMode mode,
            boolean up,
            int calls,
            int inFlight,
            int inFlightCap,
            int phones,
            long roundTripMs) {}

    /**
     * @param calls now
     * @param callsPerSecond the most that may be placed in a second now, lowered while the carrier reports congestion
     * @param closed nothing goes through it now, because the carrier denied one call after the other
     */
    public record Trunk(String name, int calls, double callsPerSecond, boolean closed) {}
}
