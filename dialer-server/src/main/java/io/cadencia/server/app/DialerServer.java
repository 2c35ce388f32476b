package io.cadencia.server.app;

import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.compliance.HoursGate;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.port.EffectHandler;
import io.cadencia.core.runtime.DialerRuntime;
import io.cadencia.core.runtime.LeadFeeder;
import io.cadencia.core.runtime.RuntimeConfig;
import io.cadencia.core.runtime.RuntimeOutputs;
import io.cadencia.core.runtime.RuntimeStatus;
import io.cadencia.core.runtime.TelephonyLink;
import io.cadencia.db.account.AccountCards;
import io.cadencia.db.lead.JooqLeadSource;
import io.cadencia.db.projection.JooqFactProjection;
import io.cadencia.db.user.UserDirectory;
import io.cadencia.server.app.config.ServerConfig.EngineConfig;
import io.cadencia.server.console.ConsoleServer;
import io.cadencia.server.gateway.Campaigns;
import io.cadencia.server.gateway.Gateway;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.LiveFigures;
import io.cadencia.server.security.Authenticator;
import io.cadencia.server.security.PasswordHasher;
import io.cadencia.server.security.TlsContexts;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A server at work: engine, switch, gateway and console over one database. Parts are started in the order of the calls
 * below and stopped in the reverse one: desktops leave first, the engine's journal is closed last.
 */
public final class DialerServer implements AutoCloseable {
    private static final String ACTOR = "server";
    private static final long RUNTIME_SEGMENT_BYTES = 32L << 20;

    private final StartSequence parts = new StartSequence();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LiveFigures live = new LiveFigures();
    private final DialerMetrics metrics = new DialerMetrics(registry, live);
    private final LateCommandPort engine = new LateCommandPort();
    private final LinkStates links = new LinkStates();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final FirstBridge firstBridge;
    private final ServerPlan plan;
    private final DialerRuntime runtime;
    private final Gateway gateway;
    private final ConsoleServer console;

    /** @throws StartException naming the part that did not start; nothing keeps running then */
    public DialerServer(ServerPlan plan) {
        this.plan = plan;
        this.firstBridge = new FirstBridge(plan.clock());
        RuntimeWatch watch = new RuntimeWatch(metrics);
        this.gateway = parts.run("Certificate and users", () -> new Gateway(gatewayParts()));
        LeadFeeder leads = parts.start(
                "The lead feeder",
                () -> new LeadFeeder(new JooqLeadSource(plan.database()), engine, plan.clock()::millis, watch));
        TelephonyLink link =
                parts.start("The link to the switch", () -> new TelephonyLink(plan.telephony(), engine, watch));
        this.runtime = parts.start("The engine", () -> openRuntime(leads, link, watch));
        engine.set(runtime);
        leads.start();
        publishRuntimeMetrics();
        runtime.submit(new Command.DefineExchange(plan.exchange()));
        parts.start("The nodes' modes", this::watchModes);
        parts.run("The switch", () -> startSwitch(link));
        parts.run("The campaigns", this::defineCampaigns);
        parts.start("The desktops' gateway", this::openGateway);
        this.console = parts.start(
                "The console",
                () -> new ConsoleServer(
                        plan.console(),
                        ReadyChecks.of(plan.database(), runtime::status, links),
                        registry,
                        live,
                        plan.clock()));
    }

    private Gateway.Parts gatewayParts() {
        UserDirectory users = new UserDirectory(plan.database());
        CampaignBook campaigns = new CampaignBook(plan.campaigns());
        return new Gateway.Parts(
                plan.gateway(),
                TlsContexts.server(plan.certificate()),
                engine,
                new Authenticator(new DbUsers(users, plan.sipAccounts(), campaigns), new PasswordHasher()),
                campaigns,
                new DbCards(new AccountCards(plan.database())),
                plan.phones(),
                plan.telephony()::capabilities,
                live,
                metrics,
                plan.clock());
    }

    private DialerRuntime openRuntime(LeadFeeder leads, TelephonyLink link, RuntimeWatch watch) throws IOException {
        EngineConfig settings = plan.engine();
        RuntimeConfig config = new RuntimeConfig(
                plan.journal(),
                plan.clock()::millis,
                settings.ringSize(),
                RUNTIME_SEGMENT_BYTES,
                settings.snapshotEvery(),
                settings.factBacklogLimit());
        EffectHandler<Effect.Telephony> telephony = (effect, nowMs) -> {
            if (effect instanceof Effect.PlaceCall call) {
                gateway.prefetch(call.accountId());
            }
            link.on(effect, nowMs);
        };
        return DialerRuntime.open(
                config,
                new RuntimeOutputs(telephony, gateway.effects(), leads),
                new JooqFactProjection(plan.database(), stream(config)),
                HoursGate::new,
                watch);
    }

    /**
     * The journal's name in the database. A journal that begins anew counts from one again, so it has a name of its
     * own; what an earlier journal had locked is nobody's any more and is given back.
     */
    private String stream(RuntimeConfig config) throws IOException {
        long base = DialerRuntime.genesisBase(config);
        new JooqLeadSource(plan.database()).releaseLocksUpTo(base);
        return plan.stream() + "-" + base;
    }

    private void publishRuntimeMetrics() {
        metrics.ringOccupancy(
                "input", () -> runtime.status().inputUsed(), plan.engine().ringSize());
        metrics.ringOccupancy(
                "output", () -> runtime.status().outputUsed(), plan.engine().ringSize());
        metrics.projectionLag(() -> runtime.status().factBacklog());
        metrics.telephonyUp(() -> links.anyUp());
    }

    private boolean startSwitch(TelephonyLink link) {
        plan.telephony().start(event -> {
            if (stopping.get()) {
                return; // the next start reconciles with what the switch has then
            }
            links.on(event);
            metrics.telephony(event);
            firstBridge.on(event);
            link.on(event);
        });
        return true;
    }

    private boolean defineCampaigns() {
        for (ComplianceProfile profile : plan.profiles()) {
            runtime.submit(new Command.DefineProfile(profile));
        }
        for (Campaigns.Entry campaign : plan.campaigns()) {
            runtime.submit(new Command.DefineCampaign(campaign.spec()));
            long id = campaign.spec().campaignId();
            runtime.submit(new Command.RunCampaign(id, plan.running().contains(id), ACTOR));
        }
        return true;
    }

    private NodeModes.Watch watchModes() {
        List<String> names =
                plan.exchange().nodes().stream().map(NodeSpec::name).toList();
        return new NodeModes(plan.folder())
                .watch(names, (node, mode) -> runtime.submit(new Command.SetNodeMode(node, mode, ACTOR)));
    }

    private Gateway openGateway() {
        gateway.open();
        return gateway;
    }

    /** Stops or lets go a campaign's dialling; calls in progress go on. */
    public void run(long campaignId, boolean running) {
        runtime.submit(new Command.RunCampaign(campaignId, running, ACTOR));
    }

    /** Changes settings of a campaign at work. */
    void tune(long campaignId, Map<String, String> levers, String actor) {
        runtime.submit(new Command.TuneCampaign(campaignId, levers, actor));
    }

    /** Waits until the database has every fact the engine has given, at most so long. */
    public boolean awaitProjection(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (runtime.status().factBacklog() > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    public RuntimeStatus status() {
        return runtime.status();
    }

    public LiveFigures live() {
        return live;
    }

    public DialerMetrics metrics() {
        return metrics;
    }

    public FirstBridge firstBridge() {
        return firstBridge;
    }

    public int gatewayPort() {
        return gateway.port();
    }

    public int consolePort() {
        return console.port();
    }

    @Override
    public void close() {
        stopping.set(true);
        parts.close();
    }
}
