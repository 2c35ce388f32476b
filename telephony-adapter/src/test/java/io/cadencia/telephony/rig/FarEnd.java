package io.cadencia.telephony.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A second Asterisk that plays everybody outside, with real audio: the carrier with its debtors, and phones of advisors.
 * The name that is called says what he does, see {@code far/extensions.conf}: {@code hum0440} sends a tone and keeps
 * what he hears.
 */
public final class FarEnd implements AutoCloseable {
    private final AsteriskProcess asterisk;

    private FarEnd(AsteriskProcess asterisk) {
        this.asterisk = asterisk;
    }

    /** Over UDP, on free ports. */
    public static FarEnd start() {
        return start(Optional.empty());
    }

    /** Over TLS and SRTP only, with a folder made by {@link TestCertificates}. */
    public static FarEnd secure(Path certificates) {
        return start(Optional.of(certificates));
    }

    private static FarEnd start(Optional<Path> certificates) {
        AsteriskSettings settings = AsteriskSettings.local(9, 9);
        return new FarEnd(AsteriskProcess.start(settings, folder -> prepare(folder, settings, certificates)));
    }

    private static void prepare(Path folder, AsteriskSettings settings, Optional<Path> certificates) {
        String near = certificates.map(path -> tls(path, settings.sipsPort())).orElse("[near](near)\ntransport=udp\n");
        Map<String, String> values = Map.of(
                "SIP_PORT",
                Integer.toString(settings.sipPort()),
                "NEAR",
                near,
                "HEARD",
                folder.resolve("heard").toString(),
                "SAMPLES",
                folder.resolve("samples").toString());
        try {
            Files.createDirectories(folder.resolve("heard"));
            Files.createDirectories(folder.resolve("samples"));
            for (String file : new String[] {"pjsip.conf", "extensions.conf"}) {
                Files.writeString(folder.resolve("etc").resolve(file), template(file, values));
            }
        } catch (IOException e) {
            throw new RigException("The far end could not be configured: " + e.getMessage(), e);
        }
    }

    private static String tls(Path certificates, int port) {
        return """
                [near](near)
                transport=tls
                media_encryption=sdes
                [tls]
                type=transport
                protocol=tls
                bind=127.0.0.1:%d
                method=tlsv1_2
                cert_file=%2$s/own-cert.pem
                priv_key_file=%2$s/own-key.pem
                ca_list_file=%2$s/carrier-ca.pem
                verify_client=yes
                require_client_cert=yes
                """.formatted(port, certificates);
    }

    private static String template(String file, Map<String, String> values) throws IOException {
        try (InputStream stream = FarEnd.class.getResourceAsStream("far/" + file)) {
            if (stream == null) {
                throw new IOException("far/" + file + " is not in the build");
            }
            String text = new String(stream.readAllBytes(), UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return text;
        }
    }

    /** UDP port of SIP. */
    public int port() {
        return asterisk.settings().sipPort();
    }

    /** TCP port of SIP over TLS. */
    public int sipsPort() {
        return asterisk.settings().sipsPort();
    }

    /** Calls a number of ours from the carrier's side, as the one of this name, over TLS if it is {@link #secure}. */
    public void call(AsteriskSettings near, String number, String name) {
        boolean tls = asterisk.console("pjsip show transports").contains("tls");
        String address = tls ? near.sipsPort() + ";transport=tls" : Integer.toString(near.sipPort());
        String endpoint = URLEncoder.encode("PJSIP/near/sip:" + number + "@127.0.0.1:" + address, UTF_8);
        AsteriskSettings here = asterisk.settings();
        String login = AsteriskProcess.USER + ":" + here.ariPassword();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + here.ariPort()
                        + "/ari/channels?context=far&priority=1&extension=" + name + "&endpoint=" + endpoint))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new RigException("The far end does not call: " + answer.body());
            }
        } catch (IOException e) {
            throw new RigException("The far end does not call: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("interrupted", e);
        }
    }

    /** Stops answering and sending anything, as when a line goes dead; its sockets stay open. */
    public void freeze(boolean on) {
        asterisk.freeze(on);
    }

    /** What its console says to a command. */
    public String console(String command) {
        return asterisk.console(command);
    }

    /** The last lines of its log. */
    public String lastLines() {
        return asterisk.lastLines();
    }

    /** Gives a sample to speak to whoever calls {@code say<name>}: 16 bit, 8,000 a second. */
    public void sample(String name, short[] pcm) {
        ByteBuffer bytes = ByteBuffer.allocate(pcm.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(pcm);
        try {
            Files.write(asterisk.folder().resolve("samples").resolve(name + ".sln"), bytes.array());
        } catch (IOException e) {
            throw new RigException("The sample " + name + " could not be written: " + e.getMessage(), e);
        }
    }

    /** What the one of this name heard in his last call, which must be over. */
    public short[] heard(String name) {
        Path file = asterisk.folder().resolve("heard").resolve(name + ".sln");
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            short[] pcm = new short[bytes.remaining() / 2];
            bytes.asShortBuffer().get(pcm);
            return pcm;
        } catch (IOException e) {
            throw new RigException(name + " has kept nothing: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        asterisk.close();
    }
}
