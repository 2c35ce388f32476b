package io.cadencia.telephony.ari;

import io.netty.handler.codec.http.HttpMethod;

/**
 * One ARI command.
 *
 * @param uri path below /ari/ with its query
 * @param body JSON, or empty
 */
record AriRequest(HttpMethod method, String uri, String body) {
    AriRequest(HttpMethod method, String uri) {
        this(method, uri, "");
    }
}
