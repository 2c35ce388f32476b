package io.cadencia.server.app.config;

import io.cadencia.core.campaign.TeamShare;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.server.app.config.ServerConfig.DatabaseConfig;
import io.cadencia.server.app.config.ServerConfig.EngineConfig;
import io.cadencia.server.app.config.ServerConfig.ListenConfig;
import io.cadencia.server.app.config.ServerConfig.RulesConfig;
import io.cadencia.server.app.config.ServerConfig.TelephonyConfig;
import io.cadencia.server.rules.ProfileCatalog;
import io.cadencia.server.rules.yaml.Placeholders;
import io.cadencia.server.rules.yaml.SettingException;
import io.cadencia.server.rules.yaml.YamlFiles;
import io.cadencia.server.rules.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a server's YAML file. Every default is named here and nowhere else. */
public final class ServerConfigReader {
    static final String DEFAULT_FOLDER = "/var/lib/cadencia";
    static final int DEFAULT_DB_CONNECTIONS = 10;
    static final long DEFAULT_DB_WAIT_SECONDS = 300;
    static final int DEFAULT_ARI_PORT = 8_088;
    static final String DEFAULT_ARI_APP = "cadencia";
    static final String DEFAULT_TRUNK = "trunk";
    static final String DEFAULT_GATEWAY_HOST = "0.0.0.0";
    static final int DEFAULT_GATEWAY_PORT = 7_443;
    static final String DEFAULT_CONSOLE_HOST = "127.0.0.1";
    static final int DEFAULT_CONSOLE_PORT = 7_080;
    static final int DEFAULT_RING_SIZE = 16_384;
    static final long DEFAULT_SNAPSHOT_EVERY = 200_000;
    static final long DEFAULT_FACT_BACKLOG = 200_000;

    /** More campaigns than this no server is asked to hold. */
    static final int MAX_CAMPAIGNS = 200;

    private ServerConfigReader() {}

    /**
     * @param environment value of an environment variable, null = not set
     * @throws SettingException naming the file, the field, the value and what to write instead
     */
    public static ServerConfig read(Path file, Function<String, @Nullable String> environment) {
        return read(YamlFiles.file(file, Placeholders.of(environment)));
    }

    /** Only the database of a server's file, for the commands that need no more; nothing else in it is looked at. */
    public static DatabaseConfig database(Path file, Function<String, @Nullable String> environment) {
        return database(YamlFiles.file(file, Placeholders.of(environment)).child("database"));
    }

    static ServerConfig read(YamlNode root) {
        Path folder = Path.of(root.text("folder", DEFAULT_FOLDER));
        DatabaseConfig database = database(root.child("database"));
        TelephonyConfig telephony = TelephonyReader.read(root.child("telephony"));
        ListenConfig gateway = listen(root.child("gateway"), DEFAULT_GATEWAY_HOST, DEFAULT_GATEWAY_PORT, true);
        ListenConfig console = listen(root.child("console"), DEFAULT_CONSOLE_HOST, DEFAULT_CONSOLE_PORT, false);
        RulesConfig rules = rules(root.child("rules"));
        EngineConfig engine = engine(root.child("engine"));
        List<ServerConfig.CampaignConfig> campaigns = campaigns(root, rules, telephony.exchange());
        root.end();
        return new ServerConfig(folder, database, telephony, gateway, console, rules, engine, campaigns);
    }

    private static DatabaseConfig database(YamlNode node) {
        String url = node.text("url");
        if (!url.startsWith("jdbc:mariadb://")) {
            throw node.refuse("url", "must be written jdbc:mariadb://host:3306/schema");
        }
        int connections = (int) node.whole("maxConnections", DEFAULT_DB_CONNECTIONS, 1, 100);
        DatabaseConfig config = new DatabaseConfig(
                url,
                node.text("user"),
                node.text("password"),
                connections,
                node.whole("waitSeconds", DEFAULT_DB_WAIT_SECONDS, 0, 86_400));
        node.end();
        return config;
    }

    private static ListenConfig listen(YamlNode node, String host, int port, boolean tls) {
        String address = node.text("host", host);
        int number = (int) node.whole("port", port, 0, 65_535);
        if (!tls) {
            ListenConfig plain = new ListenConfig(address, number, null, null, node.texts("names"));
            node.end();
            return plain;
        }
        Path certificate = path(node, "certificate");
        Path key = path(node, "key");
        if ((certificate == null) != (key == null)) {
            throw node.refuse(
                    certificate == null ? "certificate" : "key",
                    "must be given together with its other half, or neither for a self-signed certificate");
        }
        ListenConfig config = new ListenConfig(address, number, certificate, key, node.texts("names"));
        node.end();
        return config;
    }

    private static RulesConfig rules(YamlNode node) {
        RulesConfig config = new RulesConfig(path(node, "profiles"));
        node.end();
        return config;
    }

    private static EngineConfig engine(YamlNode node) {
        int ringSize = (int) node.whole("ringSize", DEFAULT_RING_SIZE, 64, 1 << 20);
        if (Integer.bitCount(ringSize) != 1) {
            throw node.refuse("ringSize", "must be a power of two, such as " + DEFAULT_RING_SIZE);
        }
        EngineConfig config = new EngineConfig(
                ringSize,
                node.whole("snapshotEvery", DEFAULT_SNAPSHOT_EVERY, 1_000, 100_000_000),
                node.whole("factBacklogLimit", DEFAULT_FACT_BACKLOG, 1_000, 100_000_000));
        node.end();
        return config;
    }

    private static List<ServerConfig.CampaignConfig> campaigns(
            YamlNode root, RulesConfig rules, ExchangeSpec exchange) {
        List<YamlNode> nodes = root.children("campaigns");
        if (nodes.isEmpty() || nodes.size() > MAX_CAMPAIGNS) {
            throw root.refuse("campaigns", "must list 1 to " + MAX_CAMPAIGNS + " campaigns");
        }
        ProfileCatalog profiles = rules.profiles() == null
                ? ProfileCatalog.builtIn()
                : ProfileCatalog.builtIn().with(rules.profiles());
        List<ServerConfig.CampaignConfig> campaigns = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Map<String, Integer> teams = new HashMap<>();
        for (YamlNode node : nodes) {
            ServerConfig.CampaignConfig campaign = CampaignReader.read(node, profiles);
            TelephonyReader.check(node, campaign, exchange);
            if (!codes.add(campaign.code())) {
                throw node.refuse("code", "is given twice; a code names one campaign");
            }
            String team = campaign.spec().team().name();
            if (!team.isEmpty() && teams.merge(team, 1, Integer::sum) > TeamShare.MOST_CAMPAIGNS) {
                throw node.child("team")
                        .refuse("name", "is shared by more than " + TeamShare.MOST_CAMPAIGNS + " campaigns");
            }
            campaigns.add(campaign);
        }
        return campaigns;
    }

    static @Nullable Path path(YamlNode node, String field) {
        return node.has(field) ? Path.of(node.text(field)) : null;
    }
}
