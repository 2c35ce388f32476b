package io.cadencia.telephony.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private folder of one Asterisk: configuration made from the templates, database, spool and logs. */
final class RunFolder {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z_]+)@");
    private static final List<String> TEMPLATES = List.of(
            "amd",
            "ari",
            "asterisk",
            "cdr",
            "cel",
            "chan_websocket",
            "confbridge",
            "extensions",
            "extensions-ami",
            "http",
            "indications",
            "logger",
            "manager",
            "modules",
            "musiconhold",
            "pjproject",
            "pjsip",
            "rtp",
            "sorcery",
            "trunk-tls",
            "trunk-udp");

    private RunFolder() {}

    static Path create(String name) {
        try {
            return Files.createTempDirectory(
                    "cadencia-" + name + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new RigException("No folder could be made under " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    /** Writes every template into {@code folder/etc} with its placeholders filled in. */
    static void configure(Path folder, Map<String, String> values) {
        try {
            for (String sub :
                    List.of("etc", "var/lib", "var/run", "var/log", "var/spool/recording", "var/spool/monitor")) {
                Files.createDirectories(folder.resolve(sub));
            }
            for (String template : TEMPLATES) {
                String file = template + ".conf";
                Files.writeString(folder.resolve("etc").resolve(file), render(file, values));
            }
        } catch (IOException e) {
            throw new RigException("Asterisk's configuration could not be written to " + folder, e);
        }
    }

    private static String render(String file, Map<String, String> values) throws IOException {
        try (InputStream stream = RunFolder.class.getResourceAsStream("etc/" + file)) {
            if (stream == null) {
                throw new RigException("The template docker/asterisk/etc/" + file + " is not in the build.");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return PLACEHOLDER.matcher(text).replaceAll(match -> {
                String value = values.get(match.group(1));
                if (value == null) {
                    throw new RigException("The template " + file + " asks for the unknown @" + match.group(1) + "@.");
                }
                return Matcher.quoteReplacement(value);
            });
        }
    }

    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, java.io.IOException error)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // a temporary folder: the system clears it
        }
    }
}
