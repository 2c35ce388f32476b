package io.cadencia.telephony.ari;

import io.netty.handler.codec.http.HttpMethod;

/**
 * One ARI command.
 *
 * @param uri path below /ari/ with its query
 * @param body JSON, or empty
 * @param newCall true for the placing of a call, which gives way to calls in hand and goes stale in the queue
 */
record AriRequest(HttpMethod method, String uri, String body, boolean newCall) {
    AriRequest(HttpMethod method, String uri, String body) {
        this(method, uri, body, false);
    }

    AriRequest(HttpMethod method, String uri) {
        this(method, uri, "", false);
    }
}
