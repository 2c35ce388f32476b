package io.cadencia.desktop.client;

import io.cadencia.protocol.Protocol;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Address of a server's desktop socket; always TLS. */
public record ServerAddress(URI uri) {
    private static final String SCHEME = "wss";

    /** Reads {@code wss://host:port/path}, {@code host:port} or {@code host}; empty if it is none of these. */
    public static Optional<ServerAddress> parse(String text) {
        String trimmed = text.strip();
        String full = trimmed.contains("://") ? trimmed : SCHEME + "://" + trimmed;
        try {
            URI uri = new URI(full);
            if (!SCHEME.equals(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getHost().isEmpty()) {
                return Optional.empty();
            }
            String path = uri.getPath();
            boolean bare = path == null || path.isEmpty() || path.equals("/");
            return Optional.of(new ServerAddress(bare ? uri.resolve(Protocol.PATH) : uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Host and port as people write it. */
    public String display() {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
