package io.cadencia.db.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of one embedded database: generated once, kept in a file only its owner may read.
 *
 * @param rootPassword password of {@code root}, used for maintenance only
 * @param appPassword password of the application's user
 */
record EmbeddedDbCredentials(String rootPassword, String appPassword) {
    private static final int PASSWORD_BYTES = 24;

    static EmbeddedDbCredentials in(Path folder) throws IOException {
        Path file = folder.resolve("credentials.properties");
        return Files.exists(file) ? read(file) : generate(file);
    }

    private static EmbeddedDbCredentials read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new EmbeddedDbCredentials(required(properties, "root", file), required(properties, "app", file));
    }

    private static String required(Properties properties, String name, Path file) {
        String value = properties.getProperty(name, "");
        if (value.isBlank()) {
            throw new EmbeddedDbException(
                    "The password '" + name + "' is missing in " + file + "; delete the file to generate new ones");
        }
        return value;
    }

    private static EmbeddedDbCredentials generate(Path file) throws IOException {
        EmbeddedDbCredentials fresh = new EmbeddedDbCredentials(password(), password());
        Properties properties = new Properties();
        properties.setProperty("root", fresh.rootPassword);
        properties.setProperty("app", fresh.appPassword);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        writePrivate(file, text.toString());
        return fresh;
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    static void writePrivate(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, text, StandardCharsets.UTF_8);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "EmbeddedDbCredentials[hidden]";
    }
}
