package io.cadencia.server.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's chromium without a window and without a network of its own. */
final class Chromium {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final long LIMIT_S = 120;

    private final Path folder;

    /** @param folder for the profile and the output */
    Chromium(Path folder) {
        this.folder = folder;
    }

    /** The page's elements after {@code virtualMs} of its own time. */
    String dom(String url, long virtualMs) throws IOException, InterruptedException {
        return run(List.of("--virtual-time-budget=" + virtualMs, "--dump-dom", url));
    }

    /** @param scheme light or dark */
    void screenshot(String url, long virtualMs, Path png, String scheme, String size)
            throws IOException, InterruptedException {
        Files.createDirectories(png.getParent());
        Files.deleteIfExists(png);
        run(List.of(
                "--virtual-time-budget=" + virtualMs,
                "--window-size=" + size,
                "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1),
                "--hide-scrollbars",
                "--screenshot=" + png.toAbsolutePath(),
                url));
    }

    private String run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                binary().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(options);
        Path out = Files.createTempFile(folder, "chromium", ".out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("chromium.err").toFile())
                .start();
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("chromium did not finish within " + LIMIT_S + " s: " + command);
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static Path binary() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "the console's test needs Debian's chromium: run ./cadencia setup, or apt-get install chromium"));
    }
}
