package io.cadencia.server.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * What {@code ./cadencia desktop} needs to sit down in a running demo: {@code .cadencia/demo/desktop.properties}, for its
 * owner only, removed when the demo ends.
 */
public final class DesktopTicket implements AutoCloseable {
    private final Path file;

    private DesktopTicket(Path file) {
        this.file = file;
    }

    /** A free seat. */
    public record Seat(String user, String password) {
        @Override
        public String toString() {
            return "Seat[" + user + "]";
        }
    }

    /**
     * @param server such as {@code wss://127.0.0.1:7443}
     * @param trust certificate to trust
     */
    public static DesktopTicket write(Path base, String server, Path trust, Seat predictive, Seat manual)
            throws IOException {
        Properties properties = new Properties();
        properties.setProperty("server", server);
        properties.setProperty("trust", trust.toAbsolutePath().toString());
        properties.setProperty("user", predictive.user());
        properties.setProperty("password", predictive.password());
        properties.setProperty("manual.user", manual.user());
        properties.setProperty("manual.password", manual.password());
        StringWriter text = new StringWriter();
        properties.store(text, "A seat in the running demo");
        Path file = base.resolve("demo").resolve("desktop.properties");
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("desktop.properties.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text.toString());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return new DesktopTicket(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
