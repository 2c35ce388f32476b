package io.cadencia.server.gateway;

import io.cadencia.core.engine.Effect;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.EffectHandler;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.LiveFigures;
import io.cadencia.server.security.Authenticator;
import io.netty.handler.ssl.SslContext;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktops' gateway: a WebSocket over TLS at {@link io.cadencia.protocol.Protocol#PATH}. Built first, so that the
 * engine has somewhere to send its effects; {@link #open} lets the desktops in once the engine runs.
 */
public final class Gateway implements AutoCloseable {
    private static final long SWEEP_MS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Parts parts;
    private final SessionRegistry sessions;
    private final SignInDesk signInDesk;
    private final FrontDesk frontDesk;
    private final CardShelf cards;
    private final DesktopEffects effects;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sessions").factory());
    private @Nullable GatewayServer server;

    public Gateway(Parts parts) {
        this.parts = parts;
        this.sessions = new SessionRegistry(parts.settings.maxSessions());
        this.signInDesk = new SignInDesk(parts.settings, parts.authenticator, parts.phones, parts.clock, parts.metrics);
        this.frontDesk = new FrontDesk(sessions, parts.campaigns, parts.live, parts.engine, parts.clock, parts.metrics);
        this.cards = new CardShelf(parts.cards);
        this.effects = new DesktopEffects(
                sessions, frontDesk, parts.campaigns, parts.live, new SeatTranslator(parts.capabilities), cards);
        parts.metrics.sessions(sessions::size);
    }

    /** To be called with the engine's effects for desktops, on one thread; never blocks. */
    public EffectHandler<Effect.Desktop> effects() {
        return effects;
    }

    /** Loads an account ahead, when its call is placed. Any thread; never blocks. */
    public void prefetch(long accountId) {
        cards.prefetch(accountId);
    }

    /** @throws IllegalStateException if the port is taken; the message says what to change */
    public synchronized void open() {
        if (server != null) {
            return;
        }
        server = new GatewayServer(parts.settings, parts.tls, parts.metrics, parts.clock, this::conversation);
        sweeper.scheduleWithFixedDelay(
                () -> sessions.forget(parts.clock.millis() - parts.settings.resumeMs()),
                SWEEP_MS,
                SWEEP_MS,
                TimeUnit.MILLISECONDS);
        LOG.info("desktops are served on {}:{}", parts.settings.host(), server.port());
    }

    /** The port listened on; 0 before {@link #open}. */
    public synchronized int port() {
        return server == null ? 0 : server.port();
    }

    private Conversation conversation(DesktopConnection connection) {
        return new Conversation(connection, signInDesk, frontDesk, parts.clock, parts.metrics);
    }

    /** Closes every connection; desktops will try to come back. */
    @Override
    public synchronized void close() {
        sweeper.shutdownNow();
        if (server != null) {
            server.close();
        }
        signInDesk.close();
        cards.close();
    }

    /**
     * What the gateway is made of.
     *
     * @param capabilities what the switch can do; asked often, must not block
     * @param clock wall clock for tokens, lock-outs and the time told to desktops
     */
    public record Parts(
            GatewaySettings settings,
            SslContext tls,
            CommandPort engine,
            Authenticator authenticator,
            Campaigns campaigns,
            Cards cards,
            PhoneProvisioning phones,
            Supplier<Set<Capability>> capabilities,
            LiveFigures live,
            DialerMetrics metrics,
            InstantSource clock) {}
}
