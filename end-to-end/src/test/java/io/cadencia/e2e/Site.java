package io.cadencia.e2e;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.db.embedded.EmbeddedDbSettings;
import io.cadencia.db.embedded.EmbeddedMariaDb;
import io.cadencia.db.user.UserAccount.Role;
import io.cadencia.db.user.UserDirectory;
import io.cadencia.server.app.config.ServerConfig.TelephonyKind;
import io.cadencia.server.importexport.PortfolioGenerator;
import io.cadencia.server.importexport.PortfolioSpec;
import io.cadencia.server.security.PasswordHasher;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippPhone;
import io.cadencia.telephony.rig.SippProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * What an installation has besides the server: MariaDB, Asterisk, a carrier with debtors, phones, and a configuration.
 * Every part is a process of its own.
 */
@NullUnmarked
final class Site implements AutoCloseable {
    private static final String MANDANTE = "BANCO";
    private static final String PORTFOLIO = "TDC";
    static final String CAMPAIGN = "banco-tdc";
    private static final String ONLY = "local";
    static final String PASSWORD = "una contraseña larga";

    private final Path folder;
    private final EmbeddedMariaDb database;
    private final SippProcess debtors;
    /** By name; a single one is called as the server calls it. */
    private final Map<String, AsteriskSettings> switches = new LinkedHashMap<>();

    private final Map<String, AsteriskProcess> running = new LinkedHashMap<>();
    private final int phonePort = SippPhone.freePort();
    private final Programs programs;
    private final Path config;
    private final Path configByAmi;
    private SippProcess phones;

    /** Without Asterisk and phones: {@link #startAsterisk()}, {@link #startPhones}. */
    Site(Path folder, DebtorPopulation population, String campaign) throws IOException {
        this(folder, population, campaign, List.of(ONLY));
    }

    /** With several switches of these names, which carry the same trunk. */
    Site(Path folder, DebtorPopulation population, String campaign, List<String> names) throws IOException {
        this.folder = folder;
        this.database = EmbeddedMariaDb.start(EmbeddedDbSettings.in(folder.resolve("mariadb")));
        this.debtors = SippProcess.debtors(population);
        names.forEach(name -> switches.put(name, AsteriskSettings.local(debtors.port(), debtors.port())));
        this.config = Files.writeString(folder.resolve("server.yaml"), yaml("ari", campaign));
        this.configByAmi = Files.writeString(folder.resolve("server-ami.yaml"), yaml("ami", campaign));
        this.programs = new Programs(
                folder,
                Map.of(
                        "CADENCIA_ARI_PASSWORD_FILE",
                        secret("ari", first().ariPassword()),
                        "CADENCIA_AMI_PASSWORD_FILE",
                        secret("ami", first().amiPassword())));
    }

    private String yaml(String kind, String campaign) throws IOException {
        return """
                folder: %s
                database:
                  url: %s
                  user: %s
                  password: "${file:%s}"
                telephony:
                  kind: %s
                %s
                gateway: {host: 127.0.0.1, port: 0}
                console: {port: 0}
                campaigns:
                  - code: %s
                    mandante: %s
                    portfolio: %s
                    profile: DEMO
                    callerId: "+525550000000"
                    currency: MXN
                    locale: es-MX
                """.formatted(
                                folder.resolve("server"),
                                database.jdbcUrl(),
                                database.user(),
                                secret("database", database.password()),
                                kind,
                                telephony(kind).indent(2).stripTrailing(),
                                CAMPAIGN,
                                MANDANTE,
                                PORTFOLIO)
                + campaign.indent(4);
    }

    private AsteriskSettings first() {
        return switches.values().iterator().next();
    }

    private String telephony(String kind) throws IOException {
        if (switches.size() == 1) {
            return "ari: {host: 127.0.0.1, sipDomain: \"127.0.0.1:%d\", %s}"
                    .formatted(first().sipPort(), kind.equals("ari") ? ari() : ami());
        }
        StringBuilder nodes = new StringBuilder("nodes:\n");
        for (Map.Entry<String, AsteriskSettings> node : switches.entrySet()) {
            AsteriskSettings there = node.getValue();
            nodes.append("""
                    - name: %s
                      host: 127.0.0.1
                      port: %d
                      user: %s
                      password: "${file:%s}"
                      sipDomain: "127.0.0.1:%d"
                    """.formatted(
                            node.getKey(),
                            there.ariPort(),
                            AsteriskProcess.USER,
                            secret(node.getKey(), there.ariPassword()),
                            there.sipPort())
                    .indent(2));
        }
        return nodes.toString();
    }

    private String ari() {
        return "port: %d, user: %s, password: \"${CADENCIA_ARI_PASSWORD}\""
                .formatted(first().ariPort(), AsteriskProcess.USER);
    }

    private String ami() {
        return "ami: {port: %d, user: %s, password: \"${CADENCIA_AMI_PASSWORD}\"}"
                .formatted(first().amiPort(), AsteriskProcess.USER);
    }

    private String secret(String name, String value) throws IOException {
        return Files.writeString(folder.resolve(name + ".secret"), value + "\n").toString();
    }

    /** A portfolio of invented debtors goes through the import command, as a file of a mandante would. */
    Programs.Outcome importDebtors(int count) throws IOException {
        Path file = folder.resolve("asignacion.csv");
        PortfolioGenerator.write(new PortfolioSpec(MANDANTE, "MX", count, 7, LocalDate.now(ZoneOffset.UTC)), file);
        return programs.run(
                "",
                "import",
                file.toString(),
                "--mandante",
                MANDANTE,
                "--portfolio",
                PORTFOLIO,
                "--profile",
                "DEMO",
                "--config",
                config.toString(),
                "--commit");
    }

    /** {@code ./cadencia user}, with the password as standard input. */
    Programs.Outcome user(String password, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "user";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--config";
        all[arguments.length + 2] = config.toString();
        return programs.run(password + "\n", all);
    }

    RunningServer launchServer() {
        return launchServer(TelephonyKind.ARI);
    }

    /** The same installation with the one line changed that says how it speaks to Asterisk. */
    RunningServer launchServer(TelephonyKind kind) {
        return RunningServer.launch(programs, (kind == TelephonyKind.AMI ? configByAmi : config).toString());
    }

    Desk desk(RunningServer server) {
        return new Desk(folder.resolve("server").resolve("gateway-cert.pem"), server.gatewayPort());
    }

    /** All there are. */
    void startAsterisk() {
        switches.forEach((name, settings) -> running.put(name, AsteriskProcess.start(settings)));
    }

    /** The first. */
    AsteriskProcess asterisk() {
        return running.values().iterator().next();
    }

    AsteriskProcess asterisk(String name) {
        return running.get(name);
    }

    EmbeddedMariaDb database() {
        return database;
    }

    SippProcess debtors() {
        return debtors;
    }

    /**
     * The desks' phones register with the passwords of their first sign-in and stay registered; all of them pick up by
     * themselves.
     */
    void startPhones(List<Desk> desks) {
        if (phones != null) {
            return;
        }
        for (Desk desk : desks) {
            String user = desk.phone().user();
            for (AsteriskProcess asterisk : running.values()) {
                if (!SippPhone.register(asterisk, user, desk.phone().password(), phonePort)) {
                    throw new AssertionError("the phone " + user + " was not let in");
                }
            }
        }
        phones = SippProcess.phones(phonePort);
    }

    /** What Asterisk, the first, has now. */
    SwitchView view() {
        return view(asterisk());
    }

    SwitchView view(String name) {
        return view(asterisk(name));
    }

    private static SwitchView view(AsteriskProcess asterisk) {
        return SwitchView.read(asterisk.console("core show channels concise"));
    }

    /** {@code ./cadencia} with these arguments and the configuration. */
    Programs.Outcome run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = config.toString();
        return programs.run("", all);
    }

    /** Advisors of the campaign, straight into the database; {@link #user} is the operator's way. */
    void addAdvisors(List<String> logins) {
        DatabaseSettings settings = DatabaseSettings.of(database.jdbcUrl(), database.user(), database.password());
        try (Database opened = Database.open(settings)) {
            UserDirectory users = new UserDirectory(opened);
            String hash = new PasswordHasher().hash(PASSWORD);
            for (String login : logins) {
                long id = users.add(login, login, hash, Role.ADVISOR, "es-MX").orElseThrow();
                users.assignCampaigns(id, users.campaignIds(List.of(CAMPAIGN)).values());
            }
        }
    }

    long count(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        running.values().forEach(AsteriskProcess::close);
        if (phones != null) {
            phones.close();
        }
        debtors.close();
        database.close();
    }
}
