package io.cadencia.desktop.client;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one server: TLS WebSocket, greeting, sign-in, heartbeat, and reconnect to the same session. One
 * thread of its own holds all state; listeners are called through the executor given (the FX thread). The session's
 * token stays in memory.
 */
public final class ServerConnection implements ServerLink, Wire.Owner, AutoCloseable {
    /** Longest wait for a TCP, TLS and WebSocket connection. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);
    private static final String CLIENT = "cadencia-desktop";

    private final HttpClient http;
    private final ProtocolCodec codec = new ProtocolCodec();
    private final Executor listeners;
    private final LinkListener listener;
    private final String version;
    private final LinkThread thread = new LinkThread();
    private final Outbox outbox = new Outbox();
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());

    private @Nullable SignInRequest signIn;
    private @Nullable String sessionToken;
    private @Nullable Wire wire;
    private @Nullable ClientMessage handshake;
    private String handshakeId = "";
    private long lastHeardNanos;

    /** {@code listeners} runs what {@code listener} hears; {@code version} is told to the server. */
    public ServerConnection(SSLContext trust, Executor listeners, LinkListener listener, String version) {
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        this.listeners = listeners;
        this.listener = listener;
        this.version = version;
    }

    @Override
    public void signIn(SignInRequest request) {
        thread.execute(() -> {
            forgetSession();
            signIn = request;
            tell(new LinkStatus.Connecting());
            connect();
        });
    }

    @Override
    public boolean send(ClientMessage message) {
        if (!outbox.offer(message)) {
            return false;
        }
        thread.execute(this::flush);
        return true;
    }

    @Override
    public void signOut() {
        thread.execute(() -> {
            forgetSession();
            tell(new LinkStatus.Idle());
        });
    }

    @Override
    public void close() {
        thread.execute(this::forgetSession);
        thread.close();
    }

    @Override
    public void opened(Wire opened) {
        if (opened == wire && signIn != null) {
            lastHeardNanos = System.nanoTime();
            opened.write(new ClientMessage.Hello(Protocol.VERSION, CLIENT, version, signIn.locale()));
        } else {
            opened.abort();
        }
    }

    @Override
    public void writable(Wire free) {
        if (free == wire) {
            flush();
        }
    }

    @Override
    public void received(Wire from, String json) {
        if (from != wire) {
            return;
        }
        lastHeardNanos = System.nanoTime();
        try {
            handle(codec.decodeServer(json));
        } catch (ProtocolException e) {
            LOG.error("the server sent what is not of the protocol: {}", e.code());
            end(LinkFailures.NOT_CADENCIA, here());
        }
    }

    @Override
    public void closed(Wire gone, String why) {
        if (gone == wire) {
            LOG.info("connection lost: {}", why);
            lost(LinkFailures.UNREACHABLE);
        }
    }

    private void connect() {
        if (signIn == null) {
            return;
        }
        Wire next = new Wire(this, thread, codec);
        wire = next;
        handshake = null;
        handshakeId = "";
        http.newWebSocketBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .buildAsync(signIn.server().uri(), next)
                .whenCompleteAsync(
                        (socket, failure) -> {
                            if (failure != null && next == wire) {
                                failed(failure);
                            }
                        },
                        thread);
        thread.schedule(this::beat, Protocol.HEARTBEAT_MS);
        lastHeardNanos = System.nanoTime();
    }

    private void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.info("cannot connect: {}", cause.getClass().getSimpleName());
        lost(LinkFailures.of(cause));
    }

    private void handle(ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome welcome -> greeted();
            case ServerMessage.Refused(String code, Map<String, String> params) -> {
                refused(code, params);
                return;
            }
            case ServerMessage.SignedIn session -> {
                deliver(message);
                established(session);
                return;
            }
            case ServerMessage.Rejected(String id, String code, Map<String, String> params) -> {
                outbox.answered(id);
                if (id.equals(handshakeId) || code.equals(RefusalCodes.SESSION_EXPIRED)) {
                    refused(code, params);
                    return;
                }
            }
            case ServerMessage.Ack(String id) -> outbox.answered(id);
            case ServerMessage.Pong pong -> tell(new LinkStatus.Up(millisSince(pong.sentNanos())));
            case ServerMessage.Catalog ignored -> {}
            case ServerMessage.Seat ignored -> {}
            case ServerMessage.AccountCard ignored -> {}
            case ServerMessage.WorkList ignored -> {}
        }
        deliver(message);
    }

    /** A server that is only busy is asked again while a session is open; every other refusal ends the session. */
    private void refused(String code, Map<String, String> params) {
        boolean passing = code.equals(RefusalCodes.SERVER_BUSY) || code.equals(RefusalCodes.SERVER_UNAVAILABLE);
        if (passing && sessionToken != null) {
            lost(code);
        } else {
            end(code, params);
        }
    }

    /** The server is one of ours: sign in, or take the session up again. */
    private void greeted() {
        if (signIn == null || wire == null) {
            return;
        }
        handshakeId = UUID.randomUUID().toString();
        handshake = sessionToken == null
                ? new ClientMessage.SignIn(handshakeId, signIn.user(), signIn.password())
                : new ClientMessage.Resume(handshakeId, sessionToken);
        flush();
    }

    private void established(ServerMessage.SignedIn session) {
        sessionToken = session.sessionToken();
        signIn = signIn == null ? null : signIn.withoutPassword();
        backoff.reset();
        outbox.connected();
        tell(new LinkStatus.Up(-1));
        thread.schedule(this::beat, 0);
        flush();
    }

    private void flush() {
        if (wire == null || wire.isWriting()) {
            return;
        }
        ClientMessage next = handshake;
        handshake = null;
        next = next == null ? outbox.poll() : next;
        if (next != null) {
            wire.write(next);
        }
    }

    private void beat() {
        long silentMs = millisSince(lastHeardNanos);
        if (silentMs > Protocol.SILENCE_LIMIT_MS) {
            LOG.info("connection given up after {} ms of silence", silentMs);
            lost(LinkFailures.NO_ANSWER);
            return;
        }
        outbox.offer(new ClientMessage.Ping(System.nanoTime()));
        flush();
        thread.schedule(this::beat, Protocol.HEARTBEAT_MS);
    }

    /** With a session, tries again after a wait; without one, ends and says why. */
    private void lost(String code) {
        drop();
        if (sessionToken == null) {
            end(code, here());
            return;
        }
        Duration wait = backoff.next();
        tell(new LinkStatus.Lost(backoff.attempts(), Instant.now().plus(wait)));
        thread.schedule(this::connect, wait.toMillis());
    }

    private void end(String code, Map<String, String> params) {
        forgetSession();
        tell(new LinkStatus.Ended(code, params));
    }

    private void drop() {
        if (wire != null) {
            wire.abort();
        }
        wire = null;
        outbox.disconnected();
        thread.cancelTimer();
    }

    private void forgetSession() {
        if (wire != null) {
            wire.close();
        }
        drop();
        sessionToken = null;
        signIn = null;
        backoff.reset();
        outbox.clear();
    }

    private Map<String, String> here() {
        return signIn == null ? Map.of() : Map.of("server", signIn.server().display());
    }

    private static long millisSince(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
    }

    private void tell(LinkStatus status) {
        listeners.execute(() -> listener.linkChanged(status));
    }

    private void deliver(ServerMessage message) {
        listeners.execute(() -> listener.messageReceived(message));
    }
}
