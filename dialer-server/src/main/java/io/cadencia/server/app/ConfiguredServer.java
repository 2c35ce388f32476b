package io.cadencia.server.app;

import static java.util.Objects.requireNonNull;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.db.Database;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.db.user.UserAccount;
import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfig.AmiConfig;
import io.cadencia.server.app.config.ServerConfig.CampaignConfig;
import io.cadencia.server.app.config.ServerConfig.ListenConfig;
import io.cadencia.server.app.config.ServerConfig.NodeConfig;
import io.cadencia.server.console.ConsoleSettings;
import io.cadencia.server.gateway.Campaigns;
import io.cadencia.server.gateway.GatewaySettings;
import io.cadencia.server.rules.ProfileCatalog;
import io.cadencia.server.security.CertificateFiles;
import io.cadencia.server.security.SelfSignedCertificate;
import io.cadencia.telephony.ami.AmiSettings;
import io.cadencia.telephony.ami.AmiSide;
import io.cadencia.telephony.ami.AmiTelephony;
import io.cadencia.telephony.ari.AriSettings;
import io.cadencia.telephony.ari.AriTelephony;
import io.cadencia.telephony.fleet.Node;
import io.cadencia.telephony.fleet.NodeNumbers;
import io.cadencia.telephony.fleet.SwitchFleet;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.simulated.SimulatedSettings;
import io.cadencia.telephony.simulated.SimulatedTelephony;
import io.cadencia.telephony.simulated.WallClockScheduler;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server as its configuration says, until the process is asked to end. */
public final class ConfiguredServer {
    private static final String STREAM = "server";
    private static final String VERSION = "0.1.0";

    private final ServerConfig config;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final StartSequence parts = new StartSequence();
    private final EndSignals signals;
    private final CampaignSettings settings;
    /** By their codes, without what supervisors changed. */
    private final Map<String, CampaignSpec> configured = new HashMap<>();

    public ConfiguredServer(ServerConfig config, EndSignals signals, PrintStream out) {
        this.signals = signals;
        this.config = config;
        this.settings = new CampaignSettings(config.folder());
        this.out = out;
    }

    /**
     * Returns when the process was asked to end and everything has stopped.
     *
     * @throws StartException if a part does not start
     */
    public void run() throws InterruptedException {
        try (parts) {
            DialerServer server = start();
            out.println("Desktops: wss://" + config.gateway().host() + ":" + server.gatewayPort());
            out.println("Console:  http://" + config.console().host() + ":" + server.consolePort() + "/");
            signals.await();
            out.println("Stopping ...");
        }
    }

    private DialerServer start() {
        parts.run("The folder", () -> Files.createDirectories(config.folder()));
        Database database = parts.start("The database", this::database);
        TelephonySwitch telephony = telephony();
        CertificateFiles certificate = parts.run("The certificate", this::certificate);
        DialerServer server = parts.start("The server", () -> new DialerServer(plan(database, telephony, certificate)));
        parts.start("The campaigns' settings", () -> settings.watch(configured, server::tune));
        return server;
    }

    private Database database() throws InterruptedException {
        ServerConfig.DatabaseConfig db = config.database();
        DatabaseSettings settings =
                DatabaseSettings.of(db.url(), db.user(), db.password()).withMaxConnections(db.maxConnections());
        return new DatabaseWait(Duration.ofSeconds(db.waitSeconds()), signals, out::println).open(settings);
    }

    private TelephonySwitch telephony() {
        Map<String, Integer> numbers = NodeNumbers.of(
                config.telephony().nodes().stream().map(NodeConfig::name).toList());
        List<Node> nodes = config.telephony().nodes().stream()
                .map(node -> new Node(
                        node.name(), telephony(node, requireNonNull(numbers.get(node.name()))), node.sipDomain()))
                .toList();
        return new SwitchFleet(nodes);
    }

    private TelephonySwitch telephony(NodeConfig node, int number) {
        return switch (config.telephony().kind()) {
            case SIMULATED -> simulated();
            case ARI -> ari(SwitchSettings.of(requireNonNull(node.ari())).asNode(number), node.ami());
            case AMI -> {
                AmiSettings settings =
                        SwitchSettings.of(requireNonNull(node.ami())).asNode(number);
                yield parts.start("The manager link to Asterisk", () -> new AmiTelephony(settings));
            }
        };
    }

    private TelephonySwitch simulated() {
        out.println("Telephony is SIMULATED: no call leaves this process.");
        WallClockScheduler scheduler = parts.start("The simulated carrier", WallClockScheduler::new);
        SimulatedSettings settings = SimulatedSettings.of(DebtorPopulation.realistic(), random.nextLong());
        return parts.start("The simulated switch", () -> new SimulatedTelephony(scheduler, settings));
    }

    private TelephonySwitch ari(AriSettings ari, @Nullable AmiConfig beside) {
        if (beside == null) {
            return parts.start("The link to Asterisk", () -> new AriTelephony(ari));
        }
        AmiSide side = parts.start("The manager link beside ARI", () -> new AmiSide(SwitchSettings.of(beside)));
        AriTelephony telephony = parts.start("The link to Asterisk", () -> new AriTelephony(ari, side.recorder()));
        side.start(telephony::messageBegins);
        return telephony;
    }

    private CertificateFiles certificate() {
        ListenConfig gateway = config.gateway();
        return gateway.certificate() == null || gateway.key() == null
                ? SelfSignedCertificate.in(config.folder(), gateway.names(), clock.instant())
                : new CertificateFiles(gateway.certificate(), gateway.key());
    }

    private ServerPlan plan(Database database, TelephonySwitch telephony, CertificateFiles certificate)
            throws SQLException {
        CampaignStore store = new CampaignStore(database);
        List<Campaigns.Entry> campaigns = new ArrayList<>();
        Set<Long> running = new HashSet<>();
        for (CampaignConfig campaign : config.campaigns()) {
            long id = store.save(campaign.code(), campaign.portfolio(), campaign.running(), campaign.spec());
            CampaignSpec spec = campaign.spec().withId(id);
            configured.put(campaign.code(), spec);
            campaigns.add(new Campaigns.Entry(
                    settings.atStart(campaign.code(), spec), campaign.currency(), campaign.locale()));
            if (campaign.running()) {
                running.add(id);
            }
        }
        return new ServerPlan(
                database,
                config.folder(),
                config.folder().resolve("journal"),
                STREAM,
                campaigns,
                profiles(campaigns),
                running,
                config.telephony().exchange(),
                telephony,
                ConfiguredServer::sipAccount,
                new PhoneAccounts(telephony::provision, sipDomain(), random),
                GatewaySettings.of(config.gateway().host(), config.gateway().port(), VERSION),
                certificate,
                new ConsoleSettings(
                        config.console().host(),
                        config.console().port(),
                        config.console().names()),
                config.engine(),
                clock);
    }

    private List<ComplianceProfile> profiles(List<Campaigns.Entry> campaigns) {
        ProfileCatalog builtIn = ProfileCatalog.builtIn();
        ProfileCatalog catalog = config.rules().profiles() == null
                ? builtIn
                : builtIn.with(config.rules().profiles());
        int year = LocalDate.now(clock).getYear();
        return campaigns.stream()
                .map(campaign -> campaign.spec().profile())
                .distinct()
                .map(id -> catalog.compile(id, year))
                .toList();
    }

    private static String sipAccount(UserAccount account) {
        return "advisor" + account.userId();
    }

    /** A phone registers with every node, so that it can be called on another when its own is gone. */
    private String sipDomain() {
        return config.telephony().nodes().stream()
                .map(NodeConfig::sipDomain)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
