package io.cadencia.server.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.server.app.config.ServerConfig.CampaignConfig;
import io.cadencia.server.app.config.ServerConfig.NodeConfig;
import io.cadencia.server.app.config.ServerConfig.TelephonyKind;
import io.cadencia.server.rules.yaml.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
@SuppressWarnings("NullAway.Init")
class ServerConfigReaderTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CADENCIA_DB_PASSWORD",
            "db-secret",
            "CADENCIA_ARI_PASSWORD",
            "ari-secret",
            "CADENCIA_AMI_PASSWORD",
            "ami-secret");

    private static final String SHORT = """
            database: {url: "jdbc:mariadb://127.0.0.1/cadencia", user: u, password: p}
            telephony: {kind: simulated}
            campaigns:
              - {code: c, mandante: M, portfolio: P, mode: manual, profile: DEMO, callerId: "+525550000000", currency: MXN, locale: es-MX}
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void prepare() {
        file = folder.resolve("server.yaml");
    }

    @Test
    void shouldReadEveryOptionOfTheExample() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));

        ServerConfig config = read(example());

        assertThat(config.database().password()).isEqualTo("db-secret");
        assertThat(config.telephony().kind()).isEqualTo(TelephonyKind.ARI);
        NodeConfig node = config.telephony().nodes().getFirst();
        assertThat(Objects.requireNonNull(node.ari()).password()).isEqualTo("ari-secret");
        assertThat(node.ari().trunks()).containsExactly("trunk");
        assertThat(Objects.requireNonNull(node.ami()).password()).isEqualTo("ami-secret");
        assertThat(config.telephony().exchange().trunk("trunk")).isNotNull();
        assertThat(config.campaigns()).hasSize(1);
        assertThat(config.campaigns().getFirst().spec().mode()).isEqualTo(DialMode.PREDICTIVE);
        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void shouldChooseTheAdapterWithOneLine() throws IOException {
        ServerConfig config = read(example().replace("kind: ari", "kind: ami"));

        assertThat(config.telephony().kind()).isEqualTo(TelephonyKind.AMI);
        NodeConfig node = config.telephony().nodes().getFirst();
        assertThat(Objects.requireNonNull(node.ami()).port()).isEqualTo(5038);
        assertThat(node.sipDomain()).isEqualTo("127.0.0.1");
    }

    /** Leaving out every option the example marks "default" must change nothing but what has no value by default. */
    @Test
    void shouldHaveTheDefaultsThatTheExampleNames() throws IOException {
        ServerConfig whole = read(example());

        ServerConfig brief = read(String.join("\n", withoutDefaults()));

        assertThat(brief.folder()).isEqualTo(whole.folder());
        assertThat(brief.database()).isEqualTo(whole.database());
        assertThat(brief.telephony()).isEqualTo(whole.telephony());
        assertThat(brief.engine()).isEqualTo(whole.engine());
        assertThat(brief.console().port()).isEqualTo(whole.console().port());
        assertThat(brief.console().host()).isEqualTo(whole.console().host());
        assertThat(brief.gateway().port()).isEqualTo(whole.gateway().port());
        assertThat(brief.gateway().host()).isEqualTo(whole.gateway().host());
        CampaignConfig campaign = brief.campaigns().getFirst();
        assertThat(campaign.spec())
                .usingRecursiveComparison()
                .ignoringFields("name")
                .isEqualTo(whole.campaigns().getFirst().spec());
        assertThat(campaign.running()).isTrue();
    }

    @Test
    void shouldShowTheWholeExampleInTheDocumentation() throws IOException {
        Path page = repository().resolve("docs/configuration.md");

        assertThat(Files.readString(page))
                .as("docs/configuration.md must hold config/server.yaml word for word; copy it over")
                .contains(resource());
    }

    @Test
    void shouldReadTheShortestFile() throws IOException {
        ServerConfig config = read(SHORT);

        assertThat(config.telephony().nodes()).extracting(NodeConfig::name).containsExactly("local");
        assertThat(config.gateway().certificate()).isNull();
        assertThat(config.campaigns().getFirst().spec().name()).isEqualTo("c");
    }

    @Test
    void shouldReadWhatACampaignDoesWithItsCalls() throws IOException {
        String calls = "calls: {recorded: true, machines: INLINE, hangUpMachines: true, machineErrors: 0.05,"
                + " destinations: [{code: LEGAL, name: Legal, number: '+525551112222'}],"
                + " inboundNumbers: ['+525550001111'], inboundWaitSeconds: 30, supervisionShown: false}";

        CallPolicy policy = read(withCalls(calls)).campaigns().getFirst().spec().calls();

        assertThat(policy)
                .isEqualTo(new CallPolicy(
                        true,
                        AmdMode.INLINE,
                        true,
                        0.05,
                        List.of(new CallPolicy.Destination("LEGAL", "Legal", "+525551112222")),
                        List.of("+525550001111"),
                        30_000,
                        false));
        assertThatThrownBy(() -> read(withCalls(calls.replace("machines: INLINE", "machines: PARALLEL"))))
                .hasMessageContaining("calls.hangUpMachines")
                .hasMessageContaining("INLINE");
        assertThatThrownBy(() -> read(withCalls(calls.replace("'+525551112222'", "'55-1112'"))))
                .hasMessageContaining("55-1112")
                .hasMessageContaining("2 to 18 digits");
    }

    private static String withCalls(String calls) {
        return SHORT.replace("locale: es-MX}", "locale: es-MX, " + calls + "}");
    }

    @Test
    void shouldTakeASecretFromAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "of-the-file\n");

        ServerConfig config = read(SHORT.replace("password: p", "password: \"${file:" + secret + "}\""));

        assertThat(config.database().password()).isEqualTo("of-the-file");
    }

    @Test
    void shouldTakeAVariableFromTheFileThatItsFileVariableNames() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "of-the-file\n");
        Files.writeString(file, SHORT.replace("password: p", "password: \"${PW}\""));

        ServerConfig config = ServerConfigReader.read(file, Map.of("PW_FILE", secret.toString())::get);
        ServerConfig both = ServerConfigReader.read(file, Map.of("PW_FILE", secret.toString(), "PW", "x")::get);

        assertThat(config.database().password()).isEqualTo("of-the-file");
        assertThat(both.database().password())
                .as("the variable itself comes first")
                .isEqualTo("x");
    }

    @Test
    void shouldReadTheDatabaseAloneForCommandsThatNeedNoMore() throws IOException {
        Files.writeString(file, SHORT.replace("kind: simulated", "kind: ari, ari: {password: \"${NOT_SET}\"}"));

        assertThat(ServerConfigReader.database(file, ENVIRONMENT::get).user()).isEqualTo("u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: simulated | kind: isdn | telephony.kind: 'isdn' must be one of ari, ami, simulated",
                "kind: simulated | kind: ari | telephony.ari.host: is missing; give it a value",
                "kind: simulated | sort: simulated | telephony.ari.host: is missing",
                "password: p | password: '${NOT_SET}' | needs the environment variable NOT_SET, which is not set",
                "password: p | password: '${file:/no/such}' | needs the file /no/such, which cannot be read",
                "jdbc:mariadb | jdbc:mysql | database.url: 'jdbc:mysql://127.0.0.1/cadencia' must be written"
                        + " jdbc:mariadb",
                "mode: manual | mode: crazy | campaigns[0].mode: 'crazy' must be one of predictive, progressive",
                "profile: DEMO | profile: NONE | campaigns[0].profile: 'NONE' is no known profile",
                "currency: MXN | currency: pesos | campaigns[0].currency: 'pesos' must be an ISO 4217 code",
                "code: c | code: c d | campaigns[0].code: 'c d' must be 1 to 40",
                "code: c | code: c, ringSeconds: 5 | campaigns[0].ringSeconds: '5' must be 15 to 60",
                "code: c | code: c, retry: {busy: 1} | campaigns[0].retry.busy: is not known here; known are"
                        + " busyMinutes",
                "code: c | code: c, pacing: {abandonmentCeiling: 0.5} | campaigns[0].pacing.abandonmentCeiling: '0.5'"
                        + " must be",
                "code: c | code: c, team: {name: t} | campaigns[0].team.name: 't' is for campaigns of mode PREDICTIVE",
                "mode: manual | mode: ratio, team: {name: a b} | campaigns[0].team.name: 'a b' must be 1 to 40 letters",
                "mode: manual | mode: ratio, team: {weight: 2} | campaigns[0].team.weight: '2' is a share of a team's"
                        + " conversations; give team.name too",
                "mode: manual | mode: ratio, team: {name: t, weight: 0} | campaigns[0].team.weight: '0' must be 0.1 to 100",
                "telephony: | gateway: {certificate: x}\ttelephony: | gateway.key: must be given together",
                "telephony: | gateway: {port: 70000}\ttelephony: | gateway.port: '70000' must be 0 to 65535",
                "telephony: | telefony: {}\ttelephony: | telefony: is not known here; known are campaigns, console",
            })
    void shouldNameFileFieldValueAndRemedy(String good, String bad, String message) {
        assertThatThrownBy(() -> read(SHORT.replace(good, bad.replace('\t', '\n'))))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void shouldSayThatTheFileIsMissing() {
        assertThatThrownBy(() -> ServerConfigReader.read(file, ENVIRONMENT::get))
                .hasMessage(file + ": does not exist; give the path of an existing file");
    }

    private ServerConfig read(String text) throws IOException {
        Files.writeString(file, text);
        return ServerConfigReader.read(file, ENVIRONMENT::get);
    }

    /** The example with the paths that must exist moved into the test's folder. */
    private String example() throws IOException {
        Path tree = folder.resolve("tree.yaml");
        try (InputStream in = stream("rules/classification/collections.yaml")) {
            Files.write(tree, in.readAllBytes());
        }
        Files.createDirectories(folder.resolve("profiles"));
        return resource()
                .replace("/etc/cadencia/profiles", folder.resolve("profiles").toString())
                .replace("/etc/cadencia/collections.yaml", tree.toString());
    }

    private List<String> withoutDefaults() throws IOException {
        return example()
                .lines()
                .filter(line -> !line.contains("# default"))
                .map(line ->
                        line.replaceAll("^(gateway|console|rules|engine):.*|^    (wrapUp|pacing|retry|calls):.*", ""))
                .toList();
    }

    private static String resource() throws IOException {
        try (InputStream in = stream("config/server.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(
                ServerConfigReaderTest.class.getClassLoader().getResourceAsStream(name), name);
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("cadencia"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run inside the repository");
        }
        return folder;
    }
}
