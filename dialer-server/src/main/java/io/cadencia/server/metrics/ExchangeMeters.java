package io.cadencia.server.metrics;

import io.cadencia.core.engine.ExchangeFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Registers the meters of a node or trunk, tagged with its name, when its first figures arrive. */
final class ExchangeMeters {
    private final MeterRegistry registry;
    private final LiveFigures live;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    ExchangeMeters(MeterRegistry registry, LiveFigures live) {
        this.registry = registry;
        this.live = live;
        live.onExchange(this::registerNew);
    }

    private void registerNew() {
        live.exchange().nodes().forEach(node -> {
            if (known.add("node " + node.name())) {
                register(node.name());
            }
        });
        live.exchange().trunks().forEach(trunk -> {
            if (known.add("trunk " + trunk.name())) {
                registerTrunk(trunk.name());
            }
        });
    }

    private void register(String node) {
        node("cadencia.node.up", node, n -> n.up() ? 1 : 0);
        node("cadencia.node.mode", node, n -> n.mode().ordinal());
        node("cadencia.node.calls", node, ExchangeFigures.Node::calls);
        node("cadencia.node.in.flight", node, ExchangeFigures.Node::inFlight);
        node("cadencia.node.in.flight.cap", node, ExchangeFigures.Node::inFlightCap);
        node("cadencia.node.phones", node, ExchangeFigures.Node::phones);
        node("cadencia.node.round.trip.seconds", node, n -> n.roundTripMs() / 1_000.0);
    }

    private void registerTrunk(String trunk) {
        trunk("cadencia.trunk.calls", trunk, ExchangeFigures.Trunk::calls);
        trunk("cadencia.trunk.calls.per.second", trunk, ExchangeFigures.Trunk::callsPerSecond);
        trunk("cadencia.trunk.closed", trunk, t -> t.closed() ? 1 : 0);
    }

    private void node(String meter, String name, ToDoubleFunction<ExchangeFigures.Node> value) {
        gauge(
                meter,
                "node",
                name,
                figures -> figures.nodes().stream()
                        .filter(n -> n.name().equals(name))
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(0));
    }

    private void trunk(String meter, String name, ToDoubleFunction<ExchangeFigures.Trunk> value) {
        gauge(
                meter,
                "trunk",
                name,
                figures -> figures.trunks().stream()
                        .filter(t -> t.name().equals(name))
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(0));
    }

    private void gauge(String meter, String tag, String name, Function<ExchangeFigures, Double> value) {
        Gauge.builder(meter, () -> value.apply(live.exchange())).tag(tag, name).register(registry);
    }
}
