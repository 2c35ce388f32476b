package io.cadencia.server.app.config;

import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.exchange.CallerId;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.server.app.config.ServerConfig.AmiConfig;
import io.cadencia.server.app.config.ServerConfig.AriConfig;
import io.cadencia.server.app.config.ServerConfig.CampaignConfig;
import io.cadencia.server.app.config.ServerConfig.NodeConfig;
import io.cadencia.server.app.config.ServerConfig.TelephonyConfig;
import io.cadencia.server.app.config.ServerConfig.TelephonyKind;
import io.cadencia.server.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the switches, trunks and numbers of the section {@code telephony}. */
final class TelephonyReader {
    static final int DEFAULT_AMI_PORT = 5038;
    static final int DEFAULT_WEIGHT = 1;
    static final int DEFAULT_NODE_CALLS = 1_000;
    static final int DEFAULT_TRUNK_CALLS = 1_000;
    static final int DEFAULT_TRUNK_RATE = 50;

    private TelephonyReader() {}

    static TelephonyConfig read(YamlNode node) {
        TelephonyKind kind = node.choice("kind", TelephonyKind.class, TelephonyKind.ARI);
        List<TrunkSpec> trunks = trunks(node);
        List<NodeConfig> nodes = kind == TelephonyKind.SIMULATED
                ? List.of(new NodeConfig(simulated(), null, null))
                : node.has("nodes") ? nodes(node, kind, trunks) : List.of(only(node, kind, trunks));
        node.end();
        try {
            return new TelephonyConfig(
                    kind,
                    nodes,
                    new ExchangeSpec(nodes.stream().map(NodeConfig::spec).toList(), trunks));
        } catch (IllegalArgumentException e) {
            throw refused(node, e);
        }
    }

    private static NodeSpec simulated() {
        return new NodeSpec(NodeConfig.ONLY, DEFAULT_WEIGHT, DEFAULT_NODE_CALLS);
    }

    /** The short form: one switch under {@code ari}. */
    private static NodeConfig only(YamlNode node, TelephonyKind kind, List<TrunkSpec> trunks) {
        YamlNode ari = node.child("ari");
        NodeConfig only = node(simulated(), ari, kind, namesOn(NodeConfig.ONLY, ari, trunks));
        ari.end();
        return only;
    }

    private static NodeConfig node(NodeSpec spec, YamlNode node, TelephonyKind kind, Set<String> trunks) {
        boolean manager = kind == TelephonyKind.AMI || node.has("ami");
        return new NodeConfig(spec, ari(node, kind, trunks), manager ? ami(node, trunks) : null);
    }

    private static AmiConfig ami(YamlNode node, Set<String> trunks) {
        YamlNode ami = node.child("ami");
        AmiConfig config = new AmiConfig(
                node.text("host"),
                (int) ami.whole("port", DEFAULT_AMI_PORT, 1, 65_535),
                ami.text("user"),
                ami.text("password"),
                trunks);
        ami.end();
        return config;
    }

    private static List<NodeConfig> nodes(YamlNode telephony, TelephonyKind kind, List<TrunkSpec> trunks) {
        if (telephony.has("ari")) {
            throw telephony.refuse("ari", "is the short form for one switch; with 'nodes' leave it out");
        }
        List<NodeConfig> nodes = new ArrayList<>();
        for (YamlNode node : telephony.children("nodes")) {
            String name = node.text("name");
            if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
                throw node.refuse("name", "must be 1 to 40 letters, digits, dashes and underscores");
            }
            NodeSpec spec = new NodeSpec(name, (int) node.whole("weight", DEFAULT_WEIGHT, 1, 1_000), (int)
                    node.whole("maxCalls", DEFAULT_NODE_CALLS, 1, NodeSpec.MAX_CALLS));
            nodes.add(node(spec, node, kind, namesOn(name, node, trunks)));
            node.end();
        }
        if (nodes.isEmpty() || nodes.size() > ExchangeSpec.MAX_NODES) {
            throw telephony.refuse("nodes", "must list 1 to " + ExchangeSpec.MAX_NODES + " switches");
        }
        return nodes;
    }

    /** The PJSIP endpoints a switch dials through: the trunks that are on it, or in the short form those it names. */
    private static Set<String> namesOn(String node, YamlNode ari, List<TrunkSpec> trunks) {
        List<String> named = ari.texts("trunks");
        if (!named.isEmpty() && !trunks.isEmpty()) {
            throw ari.refuse("trunks", "must be left out where telephony.trunks says what trunks there are");
        }
        if (!trunks.isEmpty()) {
            return trunks.stream().filter(t -> t.on(node)).map(TrunkSpec::name).collect(Collectors.toSet());
        }
        return named.isEmpty() ? Set.of(ServerConfigReader.DEFAULT_TRUNK) : Set.copyOf(named);
    }

    /** {@code trunks} may be empty on a node that only carries phones; its link subscribes to none. */
    private static AriConfig ari(YamlNode node, TelephonyKind kind, Set<String> trunks) {
        boolean unused = kind == TelephonyKind.AMI;
        return new AriConfig(
                node.text("host"),
                (int) node.whole("port", ServerConfigReader.DEFAULT_ARI_PORT, 1, 65_535),
                unused ? node.text("user", "") : node.text("user"),
                unused ? node.text("password", "") : node.text("password"),
                node.text("app", ServerConfigReader.DEFAULT_ARI_APP),
                trunks,
                node.text("sipDomain", node.text("host")));
    }

    private static List<TrunkSpec> trunks(YamlNode telephony) {
        List<TrunkSpec> trunks = new ArrayList<>();
        for (YamlNode node : telephony.children("trunks")) {
            List<CallerId> callerIds = node.children("callerIds").stream()
                    .map(TelephonyReader::callerId)
                    .toList();
            try {
                trunks.add(new TrunkSpec(
                        node.text("name"),
                        node.texts("nodes"),
                        (int) node.whole("callsPerSecond", DEFAULT_TRUNK_RATE, 1, 1_000),
                        (int) node.whole("maxCalls", DEFAULT_TRUNK_CALLS, 1, 100_000),
                        callerIds));
            } catch (IllegalArgumentException e) {
                throw refused(node, e);
            }
            node.end();
        }
        return trunks;
    }

    private static CallerId callerId(YamlNode node) {
        try {
            CallerId callerId = new CallerId(node.text("number"), node.choice("purpose", Purpose.class));
            node.end();
            return callerId;
        } catch (IllegalArgumentException e) {
            throw refused(node, e);
        }
    }

    /** A record's refusal reads "field: sentence", mostly with the value first, which the node adds by itself. */
    private static RuntimeException refused(YamlNode node, IllegalArgumentException e) {
        String[] parts = String.valueOf(e.getMessage()).split(": ", 2);
        if (parts.length == 1) {
            return node.refuse(parts[0].split(" ", 2)[0], parts[0]);
        }
        boolean list = parts[0].equals("nodes") || parts[0].equals("trunks");
        return node.refuse(parts[0], list || !node.has(parts[0]) ? parts[1] : parts[1].replaceFirst("^'[^']*' ", ""));
    }

    /** Refuses a campaign that names an unknown trunk or a number it may not show. */
    static void check(YamlNode campaign, CampaignConfig config, ExchangeSpec exchange) {
        @Nullable String objection = exchange.objectionTo(config.spec()).orElse(null);
        if (objection != null) {
            throw refused(campaign, new IllegalArgumentException(objection));
        }
    }
}
