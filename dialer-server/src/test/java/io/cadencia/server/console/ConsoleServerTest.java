package io.cadencia.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleServerTest {
    private final ConsoleFixture fixture = new ConsoleFixture();
    private final HttpClient http = HttpClient.newHttpClient();
    private ConsoleServer console = fixture.open(List.of(
            new ReadyCheck("journal", () -> ReadyCheck.State.ok("12 MB")),
            new ReadyCheck("database", () -> ReadyCheck.State.ok("2 ms"))));

    @AfterEach
    void close() {
        console.close();
        http.close();
    }

    @Test
    void shouldSayThatTheProcessLives() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void shouldBeReadyWhenEveryCheckIs() throws Exception {
        var ready = get("/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .isEqualTo("{\"ready\":true,\"checks\":[{\"name\":\"journal\",\"ok\":true,\"detail\":\"12 MB\"},"
                        + "{\"name\":\"database\",\"ok\":true,\"detail\":\"2 ms\"}]}");
    }

    @Test
    void shouldNotBeReadyWhenACheckFailsThrowsOrHangs() throws Exception {
        console.close();
        console = fixture.open(List.of(
                new ReadyCheck("telephony", () -> ReadyCheck.State.failed("no link")),
                new ReadyCheck("database", () -> {
                    throw new IllegalStateException("refused");
                }),
                new ReadyCheck("projection", ConsoleServerTest::hang)));

        var ready = get("/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("no link", "refused", "no answer within 2000 ms");
    }

    private static ReadyCheck.State hang() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ReadyCheck.State.ok("");
    }

    @Test
    void shouldServeMetricsWithTheNamesOfTheManual() throws Exception {
        fixture.live.on(ConsoleFixture.predictive(0));
        fixture.metrics.decision(20_000);
        fixture.metrics.ringOccupancy("input", () -> 5, 1_024);

        String metrics = get("/metrics").body();

        assertThat(metrics)
                .contains("cadencia_decision_seconds_count 1")
                .contains("cadencia_decision_recent_seconds{quantile=\"0.99\"}")
                .contains("cadencia_ring_used{ring=\"input\"} 5.0")
                .contains("cadencia_calls{campaign=\"1\",state=\"ringing\"} 24.0")
                .contains("cadencia_calls_events_total{campaign=\"1\",event=\"answered\"} 4377.0")
                .contains("cadencia_campaign_abandonment_ratio{campaign=\"1\"} 0.021");
    }

    @Test
    void shouldShowTheLiveFigures() throws Exception {
        fixture.live.on(ConsoleFixture.predictive(0));

        assertThat(get("/api/live").body()).contains("\"name\":\"Banco del Centro · Tarjeta\"", "\"ringing\":24");
    }

    @Test
    void shouldProtectEveryAnswer() throws Exception {
        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.headers().firstValue("x-frame-options")).contains("DENY");
        assertThat(page.body()).doesNotContain("http://", "https://");
    }

    @Test
    void shouldOnlyBeRead() throws Exception {
        var post = HttpRequest.newBuilder(uri("/health"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();

        assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void shouldKnowOnlyItsOwnFiles() throws Exception {
        assertThat(get("/../config/server.yaml").statusCode()).isEqualTo(404);
        assertThat(get("/%2e%2e/secret").statusCode()).isEqualTo(404);
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example.org\r\n\r\n")).startsWith("HTTP/1.1 421");
        assertThat(raw("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void shouldRefuseWhatIsTooLong() throws Exception {
        assertThat(raw("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        var taken = new ConsoleSettings("127.0.0.1", console.port(), List.of());

        assertThatThrownBy(() ->
                        new ConsoleServer(taken, List.of(), fixture.registry, fixture.live, InstantSource.system()))
                .hasMessageContaining("127.0.0.1:" + console.port())
                .hasMessageContaining("console.port");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + console.port() + path);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", console.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            return new String(start, StandardCharsets.US_ASCII);
        }
    }
}
