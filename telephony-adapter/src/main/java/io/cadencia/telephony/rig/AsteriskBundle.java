package io.cadencia.telephony.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The folder that {@code scripts/asterisk-bundle.sh} makes: Asterisk 22, SIPp, their libraries and sounds.
 *
 * @param home the folder; read-only while used
 */
public record AsteriskBundle(Path home) {

    /**
     * Finds the bundle: the environment's {@code CADENCIA_ASTERISK}, else {@code asterisk-current} in
     * {@code CADENCIA_CACHE}, else in {@code ~/.cache/cadencia}.
     *
     * @throws RigException when there is none, telling how to get it
     */
    public static AsteriskBundle locate() {
        Path home = Optional.ofNullable(System.getenv("CADENCIA_ASTERISK"))
                .map(Path::of)
                .orElseGet(() -> cache().resolve("asterisk-current"));
        if (!Files.isExecutable(home.resolve("bin/asterisk")) || !Files.isExecutable(home.resolve("bin/sipp"))) {
            throw new RigException("No Asterisk bundle in " + home
                    + "; fetch it once with scripts/asterisk-bundle.sh (or ./cadencia setup), no root needed.");
        }
        return new AsteriskBundle(real(home));
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("CADENCIA_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "cadencia"));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new RigException("The Asterisk bundle " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Debian's version of the bundled Asterisk. */
    public String version() {
        try {
            return Files.readString(home.resolve("version")).strip();
        } catch (IOException e) {
            throw new RigException("The Asterisk bundle " + home + " has no version file; fetch it again.", e);
        }
    }

    /** The folder of Asterisk's modules. */
    public Path modules() {
        return home.resolve("modules");
    }

    /** The folder of documentation, sounds and music. */
    public Path share() {
        return home.resolve("share");
    }

    /** The command line that runs a bundled program with the bundled C library. */
    public List<String> command(String program, String... arguments) {
        Path libraries = home.resolve("lib");
        List<String> command = new ArrayList<>(List.of(
                libraries.resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                libraries.toString(),
                home.resolve("bin").resolve(program).toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
