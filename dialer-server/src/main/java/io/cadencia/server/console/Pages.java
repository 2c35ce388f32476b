package io.cadencia.server.console;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The console's files, read from the jar when the server starts. Only these names exist. */
final class Pages {
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "console.css", "text/css; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "campaign.js", "text/javascript; charset=utf-8",
            "exchange.js", "text/javascript; charset=utf-8",
            "texts.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private Pages() {}

    /** By path. */
    static Map<String, Supplier<Reply>> routes() {
        return TYPES.entrySet().stream()
                .collect(Collectors.toMap(e -> path(e.getKey()), e -> constant(load(e.getKey(), e.getValue()))));
    }

    private static String path(String name) {
        return name.equals("index.html") ? "/" : "/" + name;
    }

    private static Supplier<Reply> constant(Reply reply) {
        return () -> reply;
    }

    private static Reply load(String name, String type) {
        try (var in = Pages.class.getResourceAsStream("/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource /console/" + name + " is missing from the server's jar");
            }
            return new Reply(HttpResponseStatus.OK, type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource /console/" + name + " cannot be read", e);
        }
    }
}
