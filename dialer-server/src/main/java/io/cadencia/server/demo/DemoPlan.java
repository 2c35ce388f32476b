package io.cadencia.server.demo;

import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.db.Database;
import io.cadencia.db.user.UserAccount;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.server.app.CampaignStore;
import io.cadencia.server.app.ServerPlan;
import io.cadencia.server.app.config.ServerConfig.EngineConfig;
import io.cadencia.server.console.ConsoleSettings;
import io.cadencia.server.gateway.Campaigns;
import io.cadencia.server.gateway.GatewaySettings;
import io.cadencia.server.rules.ProfileCatalog;
import io.cadencia.server.security.CertificateFiles;
import io.cadencia.server.security.User;
import io.cadencia.telephony.fleet.Node;
import io.cadencia.telephony.fleet.SwitchFleet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The server of a demo. */
final class DemoPlan {
    private static final String NODE = "local";
    /** One node with ample capacity; any trunk, so that both kinds of demo have the same. */
    private static final ExchangeSpec EXCHANGE = new ExchangeSpec(List.of(new NodeSpec(NODE, 1, 1_000)), List.of());

    private static final String HOST = "127.0.0.1";
    private static final int USUAL_GATEWAY_PORT = 7_443;
    private static final int USUAL_CONSOLE_PORT = 7_080;

    private final Path folder;
    private final Clock clock;

    DemoPlan(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    ServerPlan of(
            Database database,
            DemoPortfolio portfolio,
            TelephonySwitch telephony,
            CertificateFiles certificate,
            boolean realPhones)
            throws SQLException {
        String where = realPhones ? "Asterisk" : "simulated";
        return new ServerPlan(
                database,
                folder,
                folder.resolve("journal"),
                "demo",
                portfolio.campaigns(),
                new CampaignStore(database).campaignsByAdvisor(),
                List.of(ProfileCatalog.builtIn()
                        .compile(ProfileCatalog.DEMO, LocalDate.now(clock).getYear())),
                Set.copyOf(portfolio.campaigns().stream()
                        .map(Campaigns.Entry::spec)
                        .map(spec -> spec.campaignId())
                        .toList()),
                EXCHANGE,
                new SwitchFleet(List.of(new Node(NODE, telephony, ""))),
                DemoPlan::phone,
                user -> CompletableFuture.completedFuture(account(user, where)),
                GatewaySettings.of(HOST, portOr(USUAL_GATEWAY_PORT), "demo"),
                certificate,
                ConsoleSettings.loopback(portOr(USUAL_CONSOLE_PORT)),
                new EngineConfig(16_384, 200_000, 200_000),
                clock);
    }

    private static String phone(UserAccount account) {
        return DemoTelephony.phoneOf(account.login());
    }

    /** The demo's phones pick up by themselves: there is nothing to register. */
    private static PhoneAccount account(User user, String where) {
        return new PhoneAccount(user.sipAccount(), where, "udp", null, true);
    }

    /** The usual port, or any free one (0) if another program has it. */
    private static int portOr(int usual) {
        try (ServerSocket probe = new ServerSocket(usual, 1, InetAddress.getByName(HOST))) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
