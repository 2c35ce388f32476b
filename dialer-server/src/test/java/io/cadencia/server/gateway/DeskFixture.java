package io.cadencia.server.gateway;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.LiveFigures;
import io.cadencia.server.security.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Front desk, sessions and effects without sockets; the engine only keeps the commands. */
final class DeskFixture implements AutoCloseable {
    static final User ANA = new User(12, "ana", "Ana", "", "a12", null);

    final FakeEngine engine = new FakeEngine();
    final LiveFigures live = new LiveFigures();
    final DialerMetrics metrics = new DialerMetrics(new SimpleMeterRegistry(), live);
    final SessionRegistry sessions = new SessionRegistry(2);
    final FakeCards cards = new FakeCards();
    final CardShelf shelf = new CardShelf(cards);
    final FrontDesk desk = new FrontDesk(
            sessions,
            Fixtures.campaigns(),
            live,
            engine,
            InstantSource.fixed(Instant.ofEpochMilli(FakeEngine.NOW)),
            metrics);
    final DesktopEffects effects = new DesktopEffects(
            sessions, desk, Fixtures.campaigns(), live, new SeatTranslator(() -> Set.of(Capability.HOLD)), shelf);

    DesktopSession signIn(User user, DesktopConnection connection) {
        var phone = new ServerMessage.PhoneAccount(user.sipAccount(), "d", "udp", "p", true);
        return Objects.requireNonNull(
                desk.enter(new SignInDesk.Result.Enter(user, phone), connection, "s1"), "too many sessions");
    }

    DesktopSession seated(User user, RecordedConnection connection) {
        DesktopSession session = signIn(user, connection);
        desk.submit(new ClientMessage.Join("j1", Fixtures.CAMPAIGN), session);
        shows(session, AdvisorState.READY, null, null);
        return session;
    }

    void shows(DesktopSession session, AdvisorState state, SeatView.@Nullable CallView call, @Nullable Lead lead) {
        shows(session, Fixtures.CAMPAIGN, state, call, lead);
    }

    void shows(
            DesktopSession session,
            long campaign,
            AdvisorState state,
            SeatView.@Nullable CallView call,
            @Nullable Lead lead) {
        effects.on(
                new Effect.ShowSeat(engine.seat(session.id(), session.user().userId(), campaign, state, call, lead)),
                FakeEngine.NOW);
    }

    boolean got(Class<? extends Command> type) {
        return engine.commands.stream().anyMatch(type::isInstance);
    }

    @Override
    public void close() {
        shelf.close();
        engine.close();
    }
}
