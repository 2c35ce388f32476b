package io.cadencia.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.testing.Screenshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as it is started for people, in a process of its own, in a real window on an X display (Xvfb): the
 * headless toolkit of the other tests has no window.
 */
class WindowIT {
    private static final Path PICTURE =
            Path.of("target", "screenshots", "window.png").toAbsolutePath();
    private static final int FEWEST_COLOURS = 40;

    @TempDir
    private Path folder;

    @Test
    void shouldOpenARealWindowWithoutWarnings() throws Exception {
        requireProgram("Xvfb", "xvfb");
        requireProgram("scrot", "scrot");
        Process server = start(
                "x", "", "Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset");
        try {
            String number = awaitLine(folder.resolve("x.out"), server);
            Process desktop = start("desktop", ":" + number, desktopCommand());
            try {
                assertThat(awaitPicture(":" + number, desktop)).isGreaterThan(FEWEST_COLOURS);
                assertThat(Files.readString(folder.resolve("desktop.err"))).doesNotContainIgnoringCase("warning");
            } finally {
                stop(desktop);
            }
        } finally {
            stop(server);
        }
    }

    private String[] desktopCommand() {
        Path built = Path.of("target").toAbsolutePath();
        String classPath = String.join(
                java.io.File.pathSeparator,
                built.resolve("classes").toString(),
                protocolClasses(),
                built.resolve("desktop/lib") + "/*");
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--module-path",
            built.resolve("desktop/javafx").toString(),
            "--add-modules",
            "javafx.controls",
            "--enable-native-access=javafx.graphics",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dprism.order=sw",
            "-cp",
            classPath,
            "io.cadencia.desktop.DesktopApp",
            "--drafts",
            folder.resolve("drafts").toString(),
            "--server",
            "127.0.0.1:1"
        };
    }

    /** Where the protocol's classes lie: a folder or a jar, as the build has it. */
    private static String protocolClasses() {
        return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .filter(e -> e.matches(".*protocol[/\\\\]target[/\\\\].*|.*protocol-[0-9].*[.]jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the protocol's classes are not on the class path"));
    }

    /** Photographs the display until the window is drawn; the number of colours seen last. */
    private long awaitPicture(String display, Process desktop) throws IOException, InterruptedException {
        Files.createDirectories(PICTURE.getParent());
        long colours = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (colours <= FEWEST_COLOURS && System.nanoTime() < deadline) {
            if (!desktop.isAlive()) {
                throw new AssertionError("the desktop ended: " + Files.readString(folder.resolve("desktop.err")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            Files.deleteIfExists(PICTURE);
            Process scrot = start("scrot", display, "scrot", PICTURE.toString());
            if (scrot.waitFor(20, TimeUnit.SECONDS) && Files.exists(PICTURE)) {
                colours = new Screenshot(ImageIO.read(PICTURE.toFile())).colours();
            }
        }
        return colours;
    }

    private String awaitLine(Path file, Process process) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline && process.isAlive()) {
            Optional<String> line =
                    Files.exists(file) ? Files.readString(file).lines().findFirst() : Optional.empty();
            if (line.isPresent()) {
                return line.get().strip();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("Xvfb gave no display: " + Files.readString(folder.resolve("x.err")));
    }

    private Process start(String name, String display, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        if (!display.isEmpty()) {
            builder.environment().put("DISPLAY", display);
        }
        return builder.start();
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void requireProgram(String program, String debianPackage) {
        boolean found = List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assertThat(found)
                .as("%s is missing: install Debian's package %s (scripts/debian-packages.txt)", program, debianPackage)
                .isTrue();
    }
}
