package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.telephony.rig.AsteriskBundle;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The entry point of Asterisk's image with the real bundle, outside an image. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class AsteriskEntrypointIT {
    private final AsteriskSettings settings = AsteriskSettings.local(5, 6);

    @TempDir
    private Path folder;

    private Map<String, String> environment;

    @BeforeEach
    void prepare() throws IOException {
        Path secret = Files.writeString(folder.resolve("ari_password"), settings.ariPassword() + "\n");
        environment = new HashMap<>(defaultsOfTheImage());
        environment.putAll(Map.ofEntries(
                Map.entry("ASTERISK_BUNDLE", AsteriskBundle.locate().home().toString()),
                Map.entry(
                        "ASTERISK_TEMPLATES",
                        Repository.docker().resolve("asterisk/etc").toString()),
                Map.entry("ASTERISK_RUN", folder.resolve("run").toString()),
                Map.entry("ASTERISK_DATA", folder.resolve("data").toString()),
                Map.entry("ASTERISK_ARI_PORT", Integer.toString(settings.ariPort())),
                Map.entry("ASTERISK_ARI_PASSWORD_FILE", secret.toString()),
                Map.entry("ASTERISK_AMI_PORT", Integer.toString(settings.amiPort())),
                Map.entry("ASTERISK_AMI_PASSWORD_FILE", secret.toString()),
                Map.entry("ASTERISK_SIP_ADDRESS", "127.0.0.1"),
                Map.entry("ASTERISK_SIP_PORT", Integer.toString(settings.sipPort())),
                Map.entry("ASTERISK_TRUNK", settings.trunk()),
                Map.entry("ASTERISK_TRUNK_CALLERS", "127.0.0.0/8"),
                Map.entry("ASTERISK_DRAIN_SECONDS", "3")));
    }

    private static Map<String, String> defaultsOfTheImage() throws IOException {
        Map<String, String> defaults = new HashMap<>();
        var matcher = Pattern.compile("(ASTERISK_[A-Z_]+)=([^\\s\\\\]*)")
                .matcher(Files.readString(Repository.docker().resolve("asterisk/Dockerfile")));
        while (matcher.find()) {
            defaults.put(matcher.group(1), matcher.group(2));
        }
        return defaults;
    }

    @Test
    void shouldRunAsteriskWithSecretsFromFilesAndStopItWhenTold() throws Exception {
        Process asterisk = entrypoint("run");
        try {
            Until.that("ARI to answer", Duration.ofSeconds(20), this::ariAnswers);
            assertThat(entrypoint("health").waitFor()).as("health").isZero();
            assertThat(Files.readString(folder.resolve("run/etc/ari.conf"))).contains(settings.ariPassword());
            assertThat(Files.exists(folder.resolve("data/lib/astdb.sqlite3")))
                    .as("the volume is used")
                    .isTrue();

            asterisk.destroy(); // TERM
            assertThat(asterisk.waitFor(15, TimeUnit.SECONDS))
                    .as("stopped in time")
                    .isTrue();
        } finally {
            asterisk.descendants().forEach(ProcessHandle::destroyForcibly);
            asterisk.destroyForcibly();
        }
        assertThat(ariAnswers()).isFalse();
        assertThat(entrypoint("health").waitFor()).as("health of a stopped one").isNotZero();
    }

    @Test
    void shouldSayWhichSettingIsMissing() throws Exception {
        environment.remove("ASTERISK_TRUNK");

        Process refused = entrypoint("run");

        assertThat(refused.waitFor()).isEqualTo(1);
        assertThat(said()).contains("set ASTERISK_TRUNK (or ASTERISK_TRUNK_FILE)");
    }

    @Test
    void shouldSayWhichSecretCannotBeRead() throws Exception {
        environment.put("ASTERISK_ARI_PASSWORD_FILE", "/no/such/secret");

        assertThat(entrypoint("run").waitFor()).isEqualTo(1);
        assertThat(said()).contains("ASTERISK_ARI_PASSWORD_FILE names /no/such/secret, which cannot be read");
    }

    private Process entrypoint(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Repository.docker().resolve("asterisk/entrypoint.sh").toString(), command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private boolean ariAnswers() {
        String login = AsteriskProcess.USER + ":" + settings.ariPassword();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.ariPort() + "/ari/asterisk/ping"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
