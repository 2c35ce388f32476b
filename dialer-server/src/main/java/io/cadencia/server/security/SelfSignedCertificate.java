package io.cadencia.server.security;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for the demo and for a first installation: EC P-256, signed by itself, for {@code localhost}, {@code
 * 127.0.0.1} and the names given. Kept in a folder and used again while it is valid for these names.
 */
public final class SelfSignedCertificate {
    private static final Duration VALIDITY = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final String CERTIFICATE = "gateway-cert.pem";
    private static final String KEY = "gateway-key.pem";

    private SelfSignedCertificate() {}

    /**
     * Returns the folder's certificate, made anew if it is missing, expires within 30 days or lacks a name.
     *
     * @param names further DNS names or IPv4 addresses clients will use
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static CertificateFiles in(Path folder, Collection<String> names, Instant now) {
        TreeSet<String> wanted = new TreeSet<>(names);
        wanted.addAll(List.of("localhost", "127.0.0.1"));
        var files = new CertificateFiles(folder.resolve(CERTIFICATE), folder.resolve(KEY));
        if (usable(files, wanted, now)) {
            return files;
        }
        try {
            Files.createDirectories(folder);
            write(files, wanted, now);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the certificate into " + folder, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    private static boolean usable(CertificateFiles files, Collection<String> wanted, Instant now) {
        if (!Files.isReadable(files.certificate()) || !Files.isReadable(files.key())) {
            return false;
        }
        try (var in = Files.newInputStream(files.certificate())) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return certificate.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))
                    && namesOf(certificate).containsAll(wanted);
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static Collection<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
        var names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream().map(entry -> String.valueOf(entry.get(1))).collect(Collectors.toSet());
    }

    private static void write(CertificateFiles files, Collection<String> names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        replace(files.key(), pem(keys.getPrivate()), "rw-------");
        replace(files.certificate(), pem(sign(keys, names, now)), "rw-r--r--");
    }

    private static X509Certificate sign(KeyPair keys, Collection<String> names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X500Name self = new X500Name("CN=Cadencia");
        var builder = new JcaX509v3CertificateBuilder(
                self,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(VALIDITY)),
                self,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, generalNames(names));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static GeneralNames generalNames(Collection<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(
                        name.matches("\\d{1,3}(\\.\\d{1,3}){3}") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            // PKCS #8 for keys: the form Netty and the JDK read
            writer.writeObject(
                    object instanceof java.security.PrivateKey key
                            ? new org.bouncycastle.util.io.pem.PemObject("PRIVATE KEY", key.getEncoded())
                            : object);
        }
        return text.toString();
    }

    private static void replace(Path target, String text, String permissions) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.write(fresh, text.getBytes(StandardCharsets.US_ASCII));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
