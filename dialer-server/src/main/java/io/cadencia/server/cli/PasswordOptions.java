package io.cadencia.server.cli;

import io.cadencia.server.app.StartException;
import io.cadencia.server.security.PasswordHasher;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a user's new password comes from: a file, a person at the terminal (asked twice, not shown) or standard input.
 * Never an argument: every user of the machine could read it.
 */
final class PasswordOptions {
    static final int SHORTEST = 12;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "its first line is the password; without it the password is asked for, or is the first line"
                    + " of standard input")
    @Nullable
    Path file;

    /** @throws StartException if there is none, or it is too short or too long */
    String read() {
        String password = file != null ? ofFile(file) : ofPerson(System.console());
        if (password.length() < SHORTEST || password.length() > PasswordHasher.MAX_PASSWORD_CHARS) {
            throw new StartException(
                    "The password must have " + SHORTEST + " to " + PasswordHasher.MAX_PASSWORD_CHARS
                            + " characters; this one has " + password.length() + ".",
                    null);
        }
        return password;
    }

    private static String ofFile(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return firstLine(reader);
        } catch (IOException e) {
            throw new StartException("The password file " + file + " cannot be read.", e);
        }
    }

    private static String ofPerson(@Nullable Console console) {
        if (console == null || !console.isTerminal()) {
            try {
                return firstLine(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new StartException("The password cannot be read from standard input.", e);
            }
        }
        char[] once = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (once == null || !Arrays.equals(once, again)) {
            throw new StartException("The two passwords differ; nothing was changed.", null);
        }
        return new String(once);
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        return line == null ? "" : line;
    }
}
