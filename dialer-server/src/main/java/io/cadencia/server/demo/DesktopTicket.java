package io.cadencia.server.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * What {@code ./cadencia desktop} needs to sit down in a running demo: {@code .cadencia/demo/desktop.properties} and
 * {@code desktop-manual.properties}, for their owner only, removed when the demo ends.
 */
public final class DesktopTicket implements AutoCloseable {
    static final String PREDICTIVE = "desktop.properties";
    static final String MANUAL = "desktop-manual.properties";

    private final Path folder;

    private DesktopTicket(Path folder) {
        this.folder = folder;
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
        Path folder = Files.createDirectories(base.resolve("demo"));
        write(folder.resolve(PREDICTIVE), server, trust, predictive);
        write(folder.resolve(MANUAL), server, trust, manual);
        return new DesktopTicket(folder);
    }

    private static void write(Path file, String server, Path trust, Seat seat) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("server", server);
        properties.setProperty("trust", trust.toAbsolutePath().toString());
        properties.setProperty("user", seat.user());
        properties.setProperty("password", seat.password());
        properties.setProperty("locale", "es-MX");
        StringWriter text = new StringWriter();
        properties.store(text, "A seat in the running demo");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text.toString());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(PREDICTIVE));
        Files.deleteIfExists(folder.resolve(MANUAL));
    }
}
