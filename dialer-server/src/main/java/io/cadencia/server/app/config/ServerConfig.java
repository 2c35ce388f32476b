package io.cadencia.server.app.config;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a server is told before it starts. Read by {@link ServerConfigReader}, checked once, then never changed.
 * Every option stands with its default in {@code config/server.yaml} and in docs/configuration.md.
 *
 * @param folder run data of this server: journal, snapshots, certificate, logs
 */
public record ServerConfig(
        Path folder,
        DatabaseConfig database,
        TelephonyConfig telephony,
        ListenConfig gateway,
        ListenConfig console,
        RulesConfig rules,
        EngineConfig engine,
        List<CampaignConfig> campaigns) {

    public ServerConfig {
        campaigns = List.copyOf(campaigns);
    }

    /** @param password a secret */
    public record DatabaseConfig(String url, String user, String password, int maxConnections) {
        @Override
        public String toString() {
            return "DatabaseConfig[user=" + user + "]";
        }
    }

    public enum TelephonyKind {
        ARI,
        /** For switches where ARI is not allowed. */
        AMI,
        /** A switch within the server, with invented debtors: for trying things out. */
        SIMULATED
    }

    /** @param exchange the nodes again, and the trunks with their numbers, as the engine is told of them */
    public record TelephonyConfig(TelephonyKind kind, List<NodeConfig> nodes, ExchangeSpec exchange) {
        public TelephonyConfig {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * One switch; the kind alone says what drives it, so that a change of kind is one line.
     *
     * @param ari null with {@link TelephonyKind#SIMULATED}; with AMI it says only where the switch is
     * @param ami never null with {@link TelephonyKind#AMI}; with ARI it is the connection beside, null = none
     */
    public record NodeConfig(
            NodeSpec spec,
            @Nullable AriConfig ari,
            @Nullable AmiConfig ami) {
        /** Name of a switch that is the only one. */
        public static final String ONLY = "local";

        public String name() {
            return spec.name();
        }

        /** Where phones register. */
        public String sipDomain() {
            return ari == null ? "simulated" : ari.sipDomain();
        }
    }

    /**
     * @param password a secret
     * @param trunks PJSIP endpoints to dial through
     * @param sipDomain host and port that advisors' phones register at
     */
    public record AriConfig(
            String host, int port, String user, String password, String app, Set<String> trunks, String sipDomain) {
        public AriConfig {
            trunks = Set.copyOf(trunks);
        }

        @Override
        public String toString() {
            return "AriConfig[" + host + ":" + port + "]";
        }
    }

    /**
     * @param password a secret
     * @param trunks PJSIP endpoints to dial through
     */
    public record AmiConfig(String host, int port, String user, String password, Set<String> trunks) {
        public AmiConfig {
            trunks = Set.copyOf(trunks);
        }

        @Override
        public String toString() {
            return "AmiConfig[" + host + ":" + port + "]";
        }
    }

    /**
     * An address to listen on.
     *
     * @param certificate PEM chain, null = a self-signed one is made in the server's folder
     * @param key its key, given if and only if the certificate is
     * @param names further host names the self-signed certificate is for
     */
    public record ListenConfig(
            String host,
            int port,
            @Nullable Path certificate,
            @Nullable Path key,
            List<String> names) {
        public ListenConfig {
            names = List.copyOf(names);
        }
    }

    /** @param profiles folder of profile files that replace or add to the built-in ones, null = none */
    public record RulesConfig(@Nullable Path profiles) {}

    /**
     * @param ringSize commands that may wait for the engine, a power of two
     * @param snapshotEvery commands between two snapshots: the most that a restart replays
     * @param factBacklogLimit launches stop while more facts than this wait for the database
     */
    public record EngineConfig(int ringSize, long snapshotEvery, long factBacklogLimit) {}

    /**
     * A campaign and what it belongs to.
     *
     * @param code unique, never changed: finds the campaign in the database again
     * @param portfolio code of the portfolio whose accounts it works
     * @param classification file of results, null = the built-in tree for collections
     * @param spec with campaign id 0; the database gives the id
     */
    public record CampaignConfig(
            String code,
            String portfolio,
            String currency,
            String locale,
            boolean running,
            @Nullable Path classification,
            CampaignSpec spec) {}
}
