package io.cadencia.db;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to reach the database.
 *
 * @param jdbcUrl {@code jdbc:mariadb://host[:port]/schema[?options]}; {@code sslMode} is added when it is missing:
 *     {@code disable} on loopback, {@code verify-full} otherwise
 * @param user a user that owns the schema, since the migrations run with it
 * @param maxConnections connections the pool may open, 1 to {@value #MAX_CONNECTIONS_LIMIT}
 * @param connectionTimeout how long a caller waits for a connection before it gets an error
 * @param socketTimeout how long one statement may stay without an answer before the connection is given up
 */
public record DatabaseSettings(
        String jdbcUrl,
        String user,
        String password,
        int maxConnections,
        Duration connectionTimeout,
        Duration socketTimeout) {

    public static final int MAX_CONNECTIONS_LIMIT = 100;

    private static final int DEFAULT_CONNECTIONS = 10;
    private static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DEFAULT_SOCKET_TIMEOUT = Duration.ofMinutes(10);
    private static final Pattern URL = Pattern.compile("jdbc:mariadb://([^/:?]+)(:\\d{1,5})?/(\\w+)(\\?.*)?");

    public DatabaseSettings {
        if (!URL.matcher(jdbcUrl).matches()) {
            throw new IllegalArgumentException("jdbcUrl '" + withoutOptions(jdbcUrl)
                    + "' is not understood; write jdbc:mariadb://host:3306/schema");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("user is empty; give the database user that owns the schema");
        }
        if (maxConnections < 1 || maxConnections > MAX_CONNECTIONS_LIMIT) {
            throw new IllegalArgumentException(
                    "maxConnections " + maxConnections + " is outside 1.." + MAX_CONNECTIONS_LIMIT);
        }
    }

    /** The defaults: ten connections, five seconds for a connection, ten minutes for a statement. */
    public static DatabaseSettings of(String jdbcUrl, String user, String password) {
        return new DatabaseSettings(
                jdbcUrl, user, password, DEFAULT_CONNECTIONS, DEFAULT_CONNECTION_TIMEOUT, DEFAULT_SOCKET_TIMEOUT);
    }

    public DatabaseSettings withMaxConnections(int connections) {
        return new DatabaseSettings(jdbcUrl, user, password, connections, connectionTimeout, socketTimeout);
    }

    /** The URL with an explicit {@code sslMode}. */
    String safeUrl() {
        if (jdbcUrl.toLowerCase(Locale.ROOT).contains("sslmode=")) {
            return jdbcUrl;
        }
        String mode = isLoopback() ? "disable" : "verify-full";
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "sslMode=" + mode;
    }

    private boolean isLoopback() {
        Matcher matcher = URL.matcher(jdbcUrl);
        String host = matcher.matches() ? matcher.group(1) : "";
        return host.equals("localhost") || host.startsWith("127.");
    }

    /** Options may carry secrets: they stay out of messages. */
    private static String withoutOptions(String url) {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    String describe() {
        return withoutOptions(jdbcUrl) + " as " + user;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + describe() + "]";
    }
}
