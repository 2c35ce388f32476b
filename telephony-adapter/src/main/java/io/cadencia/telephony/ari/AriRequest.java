package io.cadencia.telephony.ari;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * One ARI command.
 *
 * @param uri path below /ari/ with its query
 * @param body JSON, or empty
 * @param newCall true for the placing of a call, which gives way to calls in hand and goes stale in the queue
 */
record AriRequest(HttpMethod method, String uri, String body, boolean newCall) {
    AriRequest(HttpMethod method, String uri) {
        this(method, uri, "", false);
    }

    /** @param parameters names and values of the query in turn */
    static AriRequest get(String path, String... parameters) {
        return new AriRequest(HttpMethod.GET, uri(path, parameters));
    }

    static AriRequest post(String path, String... parameters) {
        return new AriRequest(HttpMethod.POST, uri(path, parameters));
    }

    static AriRequest delete(String path, String... parameters) {
        return new AriRequest(HttpMethod.DELETE, uri(path, parameters));
    }

    /** @param body is written as JSON */
    static AriRequest put(String path, Object body) {
        return new AriRequest(HttpMethod.PUT, path, json(body), false);
    }

    /** The placing of a call. */
    static AriRequest call(String uri, Object body) {
        return new AriRequest(HttpMethod.POST, uri, json(body), true);
    }

    static String uri(String path, String... parameters) {
        QueryStringEncoder encoder = new QueryStringEncoder(path);
        for (int i = 0; i < parameters.length; i += 2) {
            encoder.addParam(parameters[i], parameters[i + 1]);
        }
        return encoder.toString();
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
