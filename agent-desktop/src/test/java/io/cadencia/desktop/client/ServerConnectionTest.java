package io.cadencia.desktop.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.testing.Certificate;
import io.cadencia.desktop.testing.FakeServer;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection against a real TLS WebSocket on the loopback. */
class ServerConnectionTest {
    private static final ServerMessage.SignedIn SESSION = new ServerMessage.SignedIn(
            "token-1", 17, "Mariana", List.of(), new ServerMessage.PhoneAccount("a", "d", "TLS", null, true));

    @TempDir
    private static Path folder;

    private static Certificate certificate;

    private final Heard heard = new Heard();
    private FakeServer server;
    private ServerConnection connection;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.make(folder);
    }

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer(certificate);
        server.script(this::welcome);
        connection = new ServerConnection(Trust.file(certificate.pem()), Runnable::run, heard, "test");
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    @Test
    void shouldSignInAndMeasureTheLatency() {
        signIn();

        assertThat(server.await(ClientMessage.SignIn.class, 1).user()).isEqualTo("mariana");
        FakeServer.until(
                "a measured latency",
                () -> heard.statuses.stream().anyMatch(s -> s instanceof LinkStatus.Up(long ms) && ms >= 0));
    }

    @Test
    void shouldResumeTheSameSessionAndSendAgainWhatWasNotAnswered() {
        signIn();
        connection.send(new ClientMessage.ControlCall("r-1", 9, CallControl.HOLD, null));
        server.await(ClientMessage.ControlCall.class, 1);

        server.goAway();
        FakeServer.until("the loss is told", () -> heard.last(LinkStatus.Lost.class));
        assertThat(connection.send(new ClientMessage.TakeLead("r-2", null))).isTrue();
        server.comeBack();

        assertThat(server.await(ClientMessage.Resume.class, 1).sessionToken()).isEqualTo("token-1");
        assertThat(server.await(ClientMessage.ControlCall.class, 2).requestId()).isEqualTo("r-1");
        assertThat(server.await(ClientMessage.TakeLead.class, 1).requestId()).isEqualTo("r-2");
        assertThat(server.received(ClientMessage.SignIn.class)).hasSize(1);
    }

    @Test
    void shouldNotSendAgainWhatWasAnswered() {
        signIn();
        connection.send(new ClientMessage.TakeLead("r-1", null));
        server.await(ClientMessage.TakeLead.class, 1);
        server.send(new ServerMessage.Ack("r-1"));
        FakeServer.until("the answer is heard", () -> heard.messages.contains(new ServerMessage.Ack("r-1")));

        server.goAway();
        server.comeBack();
        server.await(ClientMessage.Resume.class, 1);
        connection.send(new ClientMessage.TakeLead("r-2", 5L));
        server.await(ClientMessage.TakeLead.class, 2);

        assertThat(server.received(ClientMessage.TakeLead.class))
                .extracting(ClientMessage.TakeLead::requestId)
                .containsExactly("r-1", "r-2");
    }

    @Test
    void shouldEndWhenTheServerRefusesTheSignIn() {
        server.script(message -> {
            if (message instanceof ClientMessage.SignIn(String id, String user, String password)) {
                server.send(new ServerMessage.Rejected(id, RefusalCodes.BAD_CREDENTIALS, Map.of()));
            }
        });
        connection.signIn(request());

        FakeServer.until("the refusal", () -> heard.ended(RefusalCodes.BAD_CREDENTIALS));
    }

    @Test
    void shouldEndWhenTheSessionHasExpired() {
        signIn();
        server.script(message -> {
            if (message instanceof ClientMessage.Resume(String id, String token)) {
                server.send(new ServerMessage.Rejected(id, RefusalCodes.SESSION_EXPIRED, Map.of()));
            }
        });
        server.goAway();
        server.comeBack();

        FakeServer.until("the end", () -> heard.ended(RefusalCodes.SESSION_EXPIRED));
    }

    @Test
    void shouldNotTrustACertificateItWasNotGiven() {
        try (ServerConnection strict = new ServerConnection(Trust.system(), Runnable::run, heard, "test")) {
            strict.signIn(request());

            FakeServer.until("the distrust", () -> heard.ended(LinkFailures.UNTRUSTED));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        server.goAway();
        connection.signIn(request());

        FakeServer.until("the failure", () -> heard.ended(LinkFailures.UNREACHABLE));
    }

    @Test
    void shouldGiveUpOnAServerThatIsNotOne() {
        signIn();
        server.sendText("{\"type\":\"Nonsense\"}");

        FakeServer.until("the end", () -> heard.ended(LinkFailures.NOT_CADENCIA));
    }

    @Test
    void shouldRefuseARequestOverTheLimitOfUnansweredOnes() {
        signIn();
        for (int i = 0; i < Outbox.MAX_UNANSWERED; i++) {
            assertThat(connection.send(new ClientMessage.TakeLead("r-" + i, null)))
                    .isTrue();
        }

        assertThat(connection.send(new ClientMessage.TakeLead("one too many", null)))
                .isFalse();
    }

    private void signIn() {
        connection.signIn(request());
        FakeServer.until("signed in", () -> heard.messages.contains(SESSION));
    }

    private SignInRequest request() {
        return new SignInRequest(ServerAddress.parse(server.address()).orElseThrow(), "mariana", "secret", "es-MX");
    }

    private void welcome(ClientMessage message) {
        if (message instanceof ClientMessage.SignIn || message instanceof ClientMessage.Resume) {
            server.send(SESSION);
        }
    }

    private static final class Heard implements LinkListener {
        private final List<LinkStatus> statuses = new CopyOnWriteArrayList<>();
        private final List<ServerMessage> messages = new CopyOnWriteArrayList<>();

        @Override
        public void linkChanged(LinkStatus status) {
            statuses.add(status);
        }

        @Override
        public void messageReceived(ServerMessage message) {
            messages.add(message);
        }

        boolean last(Class<? extends LinkStatus> type) {
            return !statuses.isEmpty() && type.isInstance(statuses.getLast());
        }

        boolean ended(String code) {
            return statuses.stream()
                    .anyMatch(s -> s instanceof LinkStatus.Ended e && e.code().equals(code));
        }
    }
}
