package io.cadencia.desktop.client;

import java.net.http.WebSocketHandshakeException;
import java.util.List;
import javax.net.ssl.SSLException;

/** Why a connection failed, where the server had no say. */
public final class LinkFailures {
    /** params: {@code value}. */
    public static final String BAD_ADDRESS = "BAD_ADDRESS";
    /** Nobody answers there. params: {@code server}. */
    public static final String UNREACHABLE = "UNREACHABLE";
    /** The certificate is not one we trust. params: {@code server}. */
    public static final String UNTRUSTED = "UNTRUSTED";
    /** Something answers, but not a Cadencia server. params: {@code server}. */
    public static final String NOT_CADENCIA = "NOT_CADENCIA";
    /** Connected, but no answer to the sign-in within the limit. params: {@code server}. */
    public static final String NO_ANSWER = "NO_ANSWER";

    /** Every code, for completeness tests of translations. */
    public static final List<String> ALL = List.of(BAD_ADDRESS, UNREACHABLE, UNTRUSTED, NOT_CADENCIA, NO_ANSWER);

    private LinkFailures() {}

    /** Why a connection could not be made. */
    static String of(Throwable cause) {
        if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            return UNTRUSTED;
        }
        return cause instanceof WebSocketHandshakeException ? NOT_CADENCIA : UNREACHABLE;
    }
}
