package io.cadencia.telephony.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;

/** Certificates for two ends of a TLS trunk on the loopback address, made by the JDK's keytool. */
public final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private TestCertificates() {}

    /** One end's folder: {@code own-cert.pem} and {@code own-key.pem}, trusting nobody yet. */
    public static Path make(Path folder) {
        try {
            Files.createDirectories(folder);
            Path store = folder.resolve("keys.p12");
            keytool(
                    folder,
                    "-genkeypair",
                    "-alias",
                    "own",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-dname",
                    "CN=127.0.0.1");
            keytool(
                    folder,
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "own",
                    "-file",
                    folder.resolve("own-cert.pem").toString());
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream stream = Files.newInputStream(store)) {
                keys.load(stream, PASSWORD);
            }
            Key key = keys.getKey("own", PASSWORD);
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
            Files.writeString(
                    folder.resolve("own-key.pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n",
                    StandardCharsets.US_ASCII);
            return folder;
        } catch (IOException | GeneralSecurityException e) {
            throw new RigException("No certificate could be made: " + e.getMessage(), e);
        }
    }

    /** Each accepts the other's certificate and no other. */
    public static void trust(Path one, Path other) {
        try {
            Files.copy(other.resolve("own-cert.pem"), one.resolve("carrier-ca.pem"));
            Files.copy(one.resolve("own-cert.pem"), other.resolve("carrier-ca.pem"));
        } catch (IOException e) {
            throw new RigException("The certificates could not be exchanged: " + e.getMessage(), e);
        }
    }

    private static void keytool(Path folder, String command, String... arguments) throws IOException {
        java.util.List<String> line = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        line.addAll(java.util.List.of(arguments));
        if (command.equals("-genkeypair")) {
            line.addAll(java.util.List.of("-ext", "san=ip:127.0.0.1", "-validity", "3"));
        }
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + Files.readString(folder.resolve("keytool.out")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
