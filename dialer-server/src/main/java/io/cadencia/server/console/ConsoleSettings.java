package io.cadencia.server.console;

import java.util.List;

/**
 * Where the console listens. It has no sign-in yet: loopback, or behind a proxy that asks who is there.
 *
 * @param port 0 = any free one
 * @param names further host names it may be asked under; {@code localhost} and the host itself always are
 */
public record ConsoleSettings(String host, int port, List<String> names) {
    public ConsoleSettings {
        names = List.copyOf(names);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("console.port " + port + " must be 0 to 65535");
        }
    }

    public static ConsoleSettings loopback(int port) {
        return new ConsoleSettings("127.0.0.1", port, List.of());
    }
}
