package io.cadencia.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedCertificateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldNameTheHostsAndGuardTheKey() throws Exception {
        var files = SelfSignedCertificate.in(folder, List.of("dialer.example.org", "192.0.2.7"), NOW);

        var certificate = read(files);
        assertThat(certificate.getSubjectAlternativeNames().stream().map(n -> String.valueOf(n.get(1))))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "dialer.example.org", "192.0.2.7");
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
                .isEqualTo("rw-------");
        assertThat(TlsContexts.server(files).isServer()).isTrue();
    }

    @Test
    void shouldBeUsedAgainWhileItIsValidForTheNames() throws Exception {
        var first = read(SelfSignedCertificate.in(folder, List.of(), NOW));

        assertThat(read(SelfSignedCertificate.in(folder, List.of(), NOW.plus(Duration.ofDays(300)))))
                .isEqualTo(first);
        assertThat(read(SelfSignedCertificate.in(folder, List.of("new.example.org"), NOW)))
                .isNotEqualTo(first);
    }

    @Test
    void shouldBeMadeAnewBeforeItExpiresOrWhenItIsBroken() throws Exception {
        var files = SelfSignedCertificate.in(folder, List.of(), NOW);
        var first = read(files);

        var renewed = read(SelfSignedCertificate.in(folder, List.of(), NOW.plus(Duration.ofDays(370))));
        assertThat(renewed).isNotEqualTo(first);
        Files.writeString(files.certificate(), "rubbish");
        assertThat(read(SelfSignedCertificate.in(folder, List.of(), NOW))).isNotEqualTo(renewed);
    }

    @Test
    void shouldSayWhichFilesAreNoCertificate() throws IOException {
        Path rubbish = Files.writeString(folder.resolve("rubbish.pem"), "rubbish");

        assertThatThrownBy(() -> TlsContexts.server(new CertificateFiles(rubbish, rubbish)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rubbish.pem")
                .hasMessageContaining("PKCS #8");
    }

    private static X509Certificate read(CertificateFiles files) throws Exception {
        try (var in = Files.newInputStream(files.certificate())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
