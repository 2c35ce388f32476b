package io.cadencia.server.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.LiveFigures;
import io.cadencia.server.security.Authenticator;
import io.cadencia.server.security.CertificateFiles;
import io.cadencia.server.security.PasswordHasher;
import io.cadencia.server.security.SelfSignedCertificate;
import io.cadencia.server.security.TlsContexts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway over a real TLS socket, with the JDK's WebSocket as desktop and a fake engine. */
class GatewayTlsTest {
    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final LiveFigures live = new LiveFigures();
    private final DialerMetrics metrics = new DialerMetrics(new SimpleMeterRegistry(), live);
    private final FakeCards cards = new FakeCards();
    private CertificateFiles certificate;
    private Gateway gateway;

    @BeforeEach
    void openGateway() {
        certificate = SelfSignedCertificate.in(folder, List.of(), Instant.now());
        gateway = gatewayOn(0);
        engine.sendsEffectsTo(gateway.effects());
        gateway.open();
    }

    private Gateway gatewayOn(int port) {
        PasswordHasher hasher = new PasswordHasher();
        FakeUsers users = new FakeUsers().with(hasher, 12, "ana", "secreto-1");
        return new Gateway(new Gateway.Parts(
                GatewaySettings.of("127.0.0.1", port, "test"),
                TlsContexts.server(certificate),
                engine,
                new Authenticator(users, hasher),
                Fixtures.campaigns(),
                cards,
                user -> CompletableFuture.completedFuture(
                        new ServerMessage.PhoneAccount(user.sipAccount(), "127.0.0.1", "udp", "sip-password", false)),
                () -> Set.of(Capability.HOLD, Capability.MUTE, Capability.DTMF),
                live,
                metrics,
                InstantSource.system()));
    }

    @AfterEach
    void closeGateway() {
        gateway.close();
        engine.close();
    }

    @Test
    void shouldCarryAnAdvisorFromSignInToAClassifiedCall() throws Exception {
        try (DesktopClient desktop = connect()) {
            // given: signed in and seated
            var signedIn = signIn(desktop);
            assertThat(signedIn.displayName()).isEqualTo("Asesora ana");
            assertThat(signedIn.phone().password()).isEqualTo("sip-password");
            assertThat(signedIn.campaigns()).extracting(c -> c.name()).containsExactly("Cartera vencida");
            desktop.say(new ClientMessage.Join("j1", Fixtures.CAMPAIGN));
            var taken = engine.next(Command.TakeSeat.class);
            assertThat(taken.endpoint()).isEqualTo(new AdvisorEndpoint.Sip("a12"));
            assertThat(desktop.hear(ServerMessage.Ack.class).requestId()).isEqualTo("j1");
            assertThat(desktop.hear(ServerMessage.Catalog.class)
                            .contactTypes()
                            .getFirst()
                            .label())
                    .isEqualTo("Contacto directo");
            assertThat(desktop.hear(ServerMessage.Seat.class).state()).isEqualTo(ServerMessage.SeatState.READY);

            // when: a call is connected
            gateway.prefetch(Fixtures.ACCOUNT);
            engine.shows(new Effect.ShowSeat(engine.seat(
                    taken.sessionId(),
                    12,
                    Fixtures.CAMPAIGN,
                    AdvisorState.ON_CALL,
                    FakeEngine.connectedCall(77),
                    Fixtures.lead())));

            // then: seat, card and controls are there, and the pop is measured
            var onCall = desktop.hear(ServerMessage.Seat.class);
            assertThat(requireNonNull(onCall.call()).controls())
                    .containsExactly(CallControl.HANG_UP, CallControl.HOLD, CallControl.MUTE, CallControl.SEND_DTMF);
            var card = desktop.hear(ServerMessage.AccountCard.class);
            assertThat(card.leadId()).isEqualTo(Fixtures.LEAD);
            assertThat(card.history().getFirst().label()).isEqualTo("Promesa de pago");
            desktop.say(new ClientMessage.PopShown(77));

            // and: the classification reaches the engine and is acknowledged
            desktop.say(new ClientMessage.Classify("c1", 77, "PP", Map.of("monto", "500.00"), "pagará el viernes"));
            assertThat(desktop.hear(ServerMessage.Ack.class).requestId()).isEqualTo("c1");
            assertThat(engine.next(Command.Classify.class).fields()).containsEntry("monto", "500.00");
            assertThat(metrics.bridgesToPops().snapshot().count()).isEqualTo(1);

            // and: signing out ends the seat and the socket
            desktop.say(new ClientMessage.SignOut("o1"));
            assertThat(desktop.hear(ServerMessage.Ack.class).requestId()).isEqualTo("o1");
            assertThat(desktop.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
        }
    }

    @Test
    void shouldGiveTheSameScreenBackAfterALostSocket() throws Exception {
        String token;
        long session;
        try (DesktopClient desktop = connect()) {
            token = signIn(desktop).sessionToken();
            desktop.say(new ClientMessage.Join("j1", Fixtures.CAMPAIGN));
            session = engine.next(Command.TakeSeat.class).sessionId();
            desktop.hear(ServerMessage.Seat.class);
            engine.shows(new Effect.ShowSeat(engine.seat(
                    session,
                    12,
                    Fixtures.CAMPAIGN,
                    AdvisorState.ON_CALL,
                    FakeEngine.connectedCall(77),
                    Fixtures.lead())));
            engine.shows(new Effect.ShowWorkList(session, List.of(Fixtures.lead()), 9));
            desktop.hearInAnyOrder(ServerMessage.AccountCard.class, ServerMessage.WorkList.class);
            desktop.cut();
        }
        assertThat(engine.next(Command.DesktopLost.class).sessionId()).isEqualTo(session);

        try (DesktopClient back = connect()) {
            back.say(new ClientMessage.Resume("r1", token));

            assertThat(back.hear(ServerMessage.SignedIn.class).phone().password())
                    .isNull();
            assertThat(back.hear(ServerMessage.Catalog.class).campaignId()).isEqualTo(Fixtures.CAMPAIGN);
            assertThat(requireNonNull(back.hear(ServerMessage.Seat.class).call())
                            .attemptId())
                    .isEqualTo(77);
            assertThat(back.hear(ServerMessage.AccountCard.class).leadId()).isEqualTo(Fixtures.LEAD);
            assertThat(back.hear(ServerMessage.WorkList.class).items()).hasSize(1);
            assertThat(back.hear(ServerMessage.Ack.class).requestId()).isEqualTo("r1");
            assertThat(engine.next(Command.ResumeSeat.class).sessionId()).isEqualTo(session);
        }
    }

    @Test
    void shouldCloseTheOlderConnectionWhenTheUserSignsInElsewhere() throws Exception {
        try (DesktopClient first = connect();
                DesktopClient second = connect()) {
            String oldToken = signIn(first).sessionToken();

            signIn(second);

            assertThat(first.hear(ServerMessage.Refused.class).code()).isEqualTo(RefusalCodes.SIGNED_IN_ELSEWHERE);
            try (DesktopClient thief = connect()) {
                thief.say(new ClientMessage.Resume("r", oldToken));
                assertThat(thief.hear(ServerMessage.Rejected.class).code()).isEqualTo(RefusalCodes.SESSION_EXPIRED);
            }
        }
    }

    @Test
    void shouldRefuseAWrongPasswordAndLockAfterFive() throws Exception {
        try (DesktopClient desktop = connect()) {
            for (int i = 1; i <= 4; i++) {
                assertThat(failedSignIn(desktop, "nadie", "x")).isEqualTo(RefusalCodes.BAD_CREDENTIALS);
            }
            assertThat(failedSignIn(desktop, "nadie", "x")).isEqualTo(RefusalCodes.USER_LOCKED);
        }
    }

    @Test
    void shouldRefuseAMessageOverTheLimitAndSayWhy() throws Exception {
        try (DesktopClient desktop = connect()) {
            desktop.sayRaw("x".repeat(Protocol.MAX_MESSAGE_BYTES + 1));

            assertThat(desktop.hear(ServerMessage.Refused.class).code()).isEqualTo(RefusalCodes.MESSAGE_TOO_LARGE);
            assertThat(desktop.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
        }
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        Gateway second = gatewayOn(gateway.port());

        assertThatThrownBy(second::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + gateway.port())
                .hasMessageContaining("gateway.port");
        second.close();
    }

    private DesktopClient connect() throws InterruptedException {
        return new DesktopClient(TlsContexts.clientTrusting(certificate.certificate()), gateway.port()).hello("es-MX");
    }

    private static ServerMessage.SignedIn signIn(DesktopClient desktop) throws InterruptedException {
        desktop.say(new ClientMessage.SignIn("s1", "Ana", "secreto-1"));
        var signedIn = desktop.hear(ServerMessage.SignedIn.class);
        assertThat(desktop.hear(ServerMessage.Ack.class).requestId()).isEqualTo("s1");
        return signedIn;
    }

    private static String failedSignIn(DesktopClient desktop, String user, String password)
            throws InterruptedException {
        desktop.say(new ClientMessage.SignIn("s", user, password));
        return desktop.hear(ServerMessage.Rejected.class).code();
    }
}
