package io.cadencia.server.console;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** An answer of the console before it becomes HTTP. */
record Reply(HttpResponseStatus status, String contentType, byte[] body) {
    static final String JSON = "application/json; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";

    static Reply ok(String contentType, String body) {
        return new Reply(HttpResponseStatus.OK, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(HttpResponseStatus status) {
        return new Reply(status, TEXT, (status.reasonPhrase() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
