package io.cadencia.server.demo;

import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.db.Database;
import io.cadencia.server.app.DialerServer;
import io.cadencia.server.app.EndSignals;
import io.cadencia.server.app.StartSequence;
import io.cadencia.server.demo.robot.RobotCrew;
import io.cadencia.server.rules.ProfileCatalog;
import io.cadencia.server.security.CertificateFiles;
import io.cadencia.server.security.SelfSignedCertificate;
import io.cadencia.server.security.TlsContexts;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Everything at once: database, debtors, campaigns, switch, server, robots, dashboard. */
public final class Demo {
    /** After the time is over calls may still ring to their end; after Ctrl-C nobody waits for that. */
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

    private static final Duration HASTY_DRAIN_LIMIT = Duration.ofSeconds(1);
    private static final Duration PROJECTION_LIMIT = Duration.ofSeconds(15);

    private final DemoOptions options;
    private final RunFolder folder;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final StartSequence parts = new StartSequence();
    private final EndSignals signals;

    public Demo(DemoOptions options, RunFolder folder, EndSignals signals, PrintStream out) {
        this.signals = signals;
        this.options = options;
        this.folder = folder;
        this.out = out;
    }

    /** Runs until the time is over or the process is asked to end; returns the exit code. */
    public int run() throws Exception {
        try (parts) {
            parts.atStop("The run's folder", folder);
            work();
            return signals.came() ? EndSignals.INTERRUPTED : 0;
        }
    }

    private void work() throws Exception {
        Instant started = processStart();
        Database database = DemoDatabase.start(parts, folder.data());
        DemoPortfolio portfolio = parts.run("The portfolio", () -> loadPortfolio(database));
        DemoUsers users = parts.run("The users", () -> portfolio.createUsers(database, options.advisors()));
        TelephonySwitch telephony = options.asterisk()
                ? DemoTelephony.asterisk(parts, options.population(), options.telephony() == DemoSwitch.AMI)
                : DemoTelephony.simulated(parts, options.population(), options.seed());
        CertificateFiles certificate = SelfSignedCertificate.in(folder.data(), List.of(), clock.instant());
        DialerServer server = parts.start(
                "The server",
                () -> new DialerServer(new DemoPlan(folder.data(), clock)
                        .of(database, portfolio, telephony, certificate, options.asterisk())));
        URI address = URI.create("wss://127.0.0.1:" + server.gatewayPort());
        parts.start(
                "The desktop's ticket",
                () -> DesktopTicket.write(
                        folder.base(),
                        address.toString(),
                        certificate.certificate(),
                        users.predictiveSeat(),
                        users.manualSeat()));
        RobotCrew crew = parts.start(
                "The robots",
                () -> new RobotCrew(
                        address,
                        TlsContexts.clientTrusting(certificate.certificate()),
                        users.robots(),
                        options.seed(),
                        clock));
        crew.start();
        welcome(server);
        Dashboard dashboard = watch(server, crew);
        await();
        finish(server, crew, dashboard, new DemoCount(database), portfolio, started);
    }

    private DemoPortfolio loadPortfolio(Database database) throws Exception {
        say("Inventing and importing " + String.format(Locale.ROOT, "%,d", options.debtors()) + " debtors ...");
        return DemoPortfolio.load(database, folder.data(), options.debtors(), options.seed());
    }

    private void welcome(DialerServer server) {
        say("");
        say("Telephony: "
                + (options.asterisk()
                        ? "a real Asterisk between SIPp debtors and SIPp phones; no call leaves this machine."
                        : "simulated; no call leaves this process. With --asterisk a real one is used."));
        say("Compliance profile " + ProfileCatalog.DEMO
                + ": open round the clock, for invented debtors only; no law allows it with real ones.");
        say("Console:   http://127.0.0.1:" + server.consolePort() + "/");
        say(
                "Desktop:   ./cadencia desktop   (in another terminal: a seat among the robots; --manual for the other campaign)");
        say("Log:       " + folder.log());
        say(
                options.duration() == null
                        ? "Ctrl-C ends the demo."
                        : "Ends after " + options.duration().toSeconds() + " s.");
        say("");
    }

    private Dashboard watch(DialerServer server, RobotCrew crew) {
        Dashboard dashboard = parts.start(
                "The dashboard",
                () -> new Dashboard(
                        out,
                        Dashboard.onTerminal(),
                        server.live()::all,
                        () -> "telephony " + (options.asterisk() ? "Asterisk" : "simulated") + " · robots seated "
                                + crew.figures().seatedCount(),
                        clock));
        dashboard.start();
        return dashboard;
    }

    private void await() throws InterruptedException {
        Duration duration = options.duration();
        if (duration == null) {
            signals.await();
        } else {
            signals.await(duration.toMillis());
        }
        say(signals.came() ? "Stopping ..." : "The time is over: no more calls are placed, those in progress end.");
    }

    private void finish(
            DialerServer server,
            RobotCrew crew,
            Dashboard dashboard,
            DemoCount count,
            DemoPortfolio portfolio,
            Instant started)
            throws Exception {
        portfolio.campaignIds().forEach(id -> server.run(id, false));
        crew.hurry();
        awaitCallsToEnd(server, signals.came() ? HASTY_DRAIN_LIMIT : DRAIN_LIMIT);
        dashboard.close();
        crew.close();
        if (!server.awaitProjection(PROJECTION_LIMIT)) {
            say("Not everything reached the database in time; the report counts what did.");
        }
        DemoReport report = new DemoReports(options, clock).of(server, crew.figures(), count, started);
        say(String.format(
                Locale.ROOT,
                "Calls placed %,d · answered %,d · bridged %,d · abandoned %,d · gestiones in the database %,d",
                report.callsPlaced(),
                report.answered(),
                report.bridged(),
                report.abandoned(),
                report.gestionesInDatabase()));
        if (options.report() != null) {
            report.write(options.report());
            say("Report: " + options.report());
        }
    }

    private void awaitCallsToEnd(DialerServer server, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline && server.live().all().stream().anyMatch(Demo::busy)) {
            if (signals.await(100)) {
                Thread.sleep(HASTY_DRAIN_LIMIT);
                return;
            }
        }
    }

    private static boolean busy(CampaignFigures f) {
        return f.dialing() + f.ringing() + f.waiting() + f.onCall() + f.wrapUp() > 0;
    }

    private void say(String line) {
        out.println(line);
    }

    /** When this program began; the launcher's build comes before. */
    private static Instant processStart() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
