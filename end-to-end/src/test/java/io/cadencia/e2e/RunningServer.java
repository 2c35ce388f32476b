package io.cadencia.e2e;

import io.cadencia.telephony.rig.KeptProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./cadencia server} as a process of its own. */
final class RunningServer implements AutoCloseable {
    private static final Pattern DESKTOPS = Pattern.compile("Desktops: wss://[^:]+:(\\d+)");
    private static final Pattern CONSOLE = Pattern.compile("Console: +http://[^:]+:(\\d+)/");

    private final KeptProcess process;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(KeptProcess process) {
        this.process = process;
    }

    /** Started, not yet open. */
    static RunningServer launch(Programs programs, String config) {
        return new RunningServer(programs.start("server", "--config", config));
    }

    /** Waits until desktops may come. */
    RunningServer awaitOpen(Duration limit) {
        Until.that("the server to open", limit, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended: " + process.said());
            }
            return CONSOLE.matcher(process.said()).find();
        });
        return this;
    }

    /** Waits until {@code /ready} says yes. */
    RunningServer awaitReady(Duration limit) {
        Until.that("the server to be ready", limit, () -> get("/ready").statusCode() == 200);
        return this;
    }

    String said() {
        return process.said();
    }

    int gatewayPort() {
        return port(DESKTOPS);
    }

    private int port(Pattern where) {
        Matcher matcher = where.matcher(process.said());
        if (!matcher.find()) {
            throw new AssertionError("the server did not open: " + process.said());
        }
        return Integer.parseInt(matcher.group(1));
    }

    HttpResponse<String> get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(CONSOLE) + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One check of {@code /ready}. */
    JsonNode check(String name) {
        for (JsonNode check : JsonMapper.shared().readTree(get("/ready").body()).get("checks")) {
            if (check.get("name").asString().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name);
    }

    /** The figures of the one campaign on the live page. */
    JsonNode figures() {
        return JsonMapper.shared().readTree(get("/api/live").body()).at("/campaigns/0");
    }

    /** As a power failure, or {@code kill -9}. */
    void kill() {
        process.signal("KILL");
        process.awaitExit(Duration.ofSeconds(5));
    }

    /** As an operator, or a container's stop; the exit code. */
    int stop(Duration limit) {
        process.signal("TERM");
        return process.awaitExit(limit);
    }

    @Override
    public void close() {
        process.close();
        http.shutdownNow();
    }
}
