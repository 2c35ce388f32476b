package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfigReader;
import io.cadencia.telephony.rig.AsteriskProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docker/compose.yaml held against the files beside it and against the rules every service keeps. */
@NullUnmarked
class ComposeFileTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern PINNED = Pattern.compile(".+:v?\\d+\\.\\d+\\.\\d+");
    private static final Pattern SECONDS = Pattern.compile("(\\d+)s");

    private final Path docker = Repository.docker();
    private final JsonNode compose =
            merged(YAML.readTree(docker.resolve("compose.yaml").toFile()));

    @TempDir
    private Path folder;

    /** YAML's merge key, which the parser leaves as a field. */
    private static JsonNode merged(JsonNode compose) {
        JsonNode hardened = compose.get("x-hardened");
        compose.get("services")
                .forEach(service -> hardened.properties()
                        .forEach(field -> ((tools.jackson.databind.node.ObjectNode) service)
                                .putIfAbsent(field.getKey(), field.getValue())));
        return compose;
    }

    @TestFactory
    Stream<DynamicTest> shouldConfineEveryService() {
        return services().map(service -> DynamicTest.dynamicTest(service.getKey(), () -> confined(service.getValue())));
    }

    private static void confined(JsonNode service) {
        assertThat(service.path("image").asString("")).matches(PINNED);
        assertThat(service.path("user").asString("")).matches("[1-9]\\d*:\\d+");
        assertThat(service.path("read_only").asBoolean(false)).isTrue();
        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.path("security_opt"))).contains("no-new-privileges:true");
        assertThat(service.at("/deploy/resources/limits/memory").asString("")).matches("\\d+[mg]");
        assertThat(service.at("/deploy/resources/limits/cpus").asString("")).matches("\\d+");
        assertThat(service.path("pids_limit").asInt(0)).isPositive();
        assertThat(service.path("shm_size").asString("")).matches("\\d+m");
        assertThat(service.at("/healthcheck/test").size()).isPositive();
        assertThat(texts(service.path("tmpfs"))).isNotEmpty().allMatch(mount -> mount.contains("size="));
        assertThat(service.path("stop_grace_period").asString("")).matches(SECONDS);
        assertThat(service.has("depends_on")).as("any start order is tolerated").isFalse();
        assertThat(service.path("restart").asString("")).isEqualTo("unless-stopped");
    }

    @Test
    void shouldNameOnlyFilesVolumesAndSecretsThatExist() {
        List<String> missing = new ArrayList<>();
        services().forEach(service -> {
            for (String volume : texts(service.getValue().path("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                boolean known = source.startsWith(".")
                        ? Files.exists(docker.resolve(source))
                        : compose.get("volumes").has(source);
                if (!known) {
                    missing.add(source);
                }
            }
            for (JsonNode secret : service.getValue().path("secrets")) {
                String name = secret.isString()
                        ? secret.asString()
                        : secret.get("source").asString();
                if (!compose.get("secrets").has(name)) {
                    missing.add(name);
                }
            }
            JsonNode build = service.getValue().path("build");
            if (!build.isMissingNode()
                    && !Files.exists(docker.resolve(service.getKey()).resolve("Dockerfile"))) {
                missing.add(service.getKey() + "/Dockerfile");
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldHoldNoSecret() throws IOException {
        compose.get("secrets")
                .forEach(secret -> assertThat(secret.get("file").asString()).startsWith("./secrets/"));
        services()
                .forEach(service -> service.getValue().path("environment").properties().stream()
                        .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN).*"))
                        .forEach(variable -> {
                            assertThat(variable.getKey()).endsWith("_FILE");
                            assertThat(variable.getValue().asString()).startsWith("/run/secrets/");
                        }));
        assertThat(Files.readString(docker.resolve("secrets/.gitignore"))).startsWith("*\n");
    }

    @Test
    void shouldGiveAsteriskLongerToStopThanItsCallsHaveToEnd() throws IOException {
        var drain = Pattern.compile("ASTERISK_DRAIN_SECONDS=(\\d+)")
                .matcher(Files.readString(docker.resolve("asterisk/Dockerfile")));
        var grace = SECONDS.matcher(
                compose.at("/services/asterisk/stop_grace_period").asString());

        assertThat(drain.find() && grace.matches()).isTrue();
        assertThat(Integer.parseInt(grace.group(1))).isGreaterThan(Integer.parseInt(drain.group(1)) + 20);
    }

    @Test
    void shouldFillInEveryWordOfAsterisksTemplates() throws IOException {
        String dockerfile = Files.readString(docker.resolve("asterisk/Dockerfile"));
        JsonNode environment = compose.at("/services/asterisk/environment");
        List<String> ownWords = List.of("RUN", "MODULES", "SHARE"); // entrypoint.sh knows them

        assertThat(placeholders())
                .isNotEmpty()
                .allSatisfy(word -> assertThat(ownWords.contains(word)
                                || dockerfile.contains("ASTERISK_" + word + "=")
                                || environment.has("ASTERISK_" + word)
                                || environment.has("ASTERISK_" + word + "_FILE"))
                        .as("@" + word + "@ has a value in Dockerfile or compose.yaml")
                        .isTrue());
    }

    private List<String> placeholders() throws IOException {
        List<String> words = new ArrayList<>();
        try (Stream<Path> templates = Files.list(docker.resolve("asterisk/etc"))) {
            for (Path template : templates.toList()) {
                var matcher = Pattern.compile("@([A-Z_]+)@").matcher(Files.readString(template));
                while (matcher.find()) {
                    words.add(matcher.group(1));
                }
            }
        }
        return words;
    }

    @Test
    void shouldConfigureTheServerForTheOtherServices() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        for (String name : List.of("db_password", "ari_password")) {
            Files.writeString(secrets.resolve(name), name + "-secret\n");
        }
        Path file = Files.writeString(
                folder.resolve("server.yaml"),
                Files.readString(docker.resolve("server/server.yaml")).replace("/run/secrets", secrets.toString()));

        ServerConfig config = ServerConfigReader.read(file, Map.of("CADENCIA_SIP_DOMAIN", "pbx")::get);

        assertThat(config.database().password()).isEqualTo("db_password-secret");
        assertThat(config.database().user())
                .isEqualTo(
                        compose.at("/services/mariadb/environment/MARIADB_USER").asString());
        assertThat(config.database().url())
                .endsWith(":3306/"
                        + compose.at("/services/mariadb/environment/MARIADB_DATABASE")
                                .asString());
        assertThat(config.telephony().nodes().getFirst().ari().password()).isEqualTo("ari_password-secret");
        assertThat(config.telephony().nodes().getFirst().ari().user()).isEqualTo(AsteriskProcess.USER);
        assertThat(config.console().port()).isEqualTo(7080);
        assertThat(config.console().host()).isEqualTo("127.0.0.1");
        assertThat(Files.readString(docker.resolve("prometheus/prometheus.yml")))
                .contains("127.0.0.1:7080");
        assertThat(texts(compose.at("/services/server/volumes"))).contains("server:" + config.folder());
    }

    private Stream<Map.Entry<String, JsonNode>> services() {
        return compose.get("services").properties().stream();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asString()));
        return texts;
    }
}
