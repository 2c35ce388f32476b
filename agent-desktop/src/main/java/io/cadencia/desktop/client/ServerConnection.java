package io.cadencia.desktop.client;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
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
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("server-connection").factory());
    private final Outbox outbox = new Outbox();
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());

    private @Nullable SignInRequest signIn;
    private @Nullable String sessionToken;
    private @Nullable Wire wire;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable ClientMessage handshake;
    private String handshakeId = "";
    private boolean established;
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
        onThread(() -> {
            forgetSession();
            signIn = request;
            tell(new LinkStatus.Connecting());
            connect();
        });
    }

    @Override
    public boolean send(ClientMessage message) {
        synchronized (outbox) {
            if (!outbox.offer(message, established)) {
                return false;
            }
        }
        onThread(this::flush);
        return true;
    }

    @Override
    public void signOut() {
        onThread(() -> {
            forgetSession();
            tell(new LinkStatus.Idle());
        });
    }

    @Override
    public void close() {
        onThread(this::forgetSession);
        thread.shutdown();
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
        SignInRequest request = signIn;
        if (request == null) {
            return;
        }
        Wire next = new Wire(this, thread, codec);
        wire = next;
        handshake = null;
        handshakeId = "";
        http.newWebSocketBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .buildAsync(request.server().uri(), next)
                .whenCompleteAsync(
                        (socket, failure) -> {
                            if (failure != null && next == wire) {
                                failed(failure);
                            }
                        },
                        thread);
        schedule(this::beat, Protocol.HEARTBEAT_MS);
        lastHeardNanos = System.nanoTime();
    }

    private void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean untrusted = cause instanceof SSLException || cause.getCause() instanceof SSLException;
        String code = untrusted
                ? LinkFailures.UNTRUSTED
                : cause instanceof WebSocketHandshakeException ? LinkFailures.NOT_CADENCIA : LinkFailures.UNREACHABLE;
        LOG.info("cannot connect: {}", cause.getClass().getSimpleName());
        lost(code);
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
                answered(id);
                if (id.equals(handshakeId) || code.equals(RefusalCodes.SESSION_EXPIRED)) {
                    refused(code, params);
                    return;
                }
            }
            case ServerMessage.Ack(String id) -> answered(id);
            case ServerMessage.Pong pong -> tellLatency(pong);
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
        SignInRequest request = signIn;
        Wire open = wire;
        if (request == null || open == null) {
            return;
        }
        handshakeId = UUID.randomUUID().toString();
        String token = sessionToken;
        ClientMessage message = token == null
                ? new ClientMessage.SignIn(handshakeId, request.user(), request.password())
                : new ClientMessage.Resume(handshakeId, token);
        handshake = message;
        flush();
    }

    private void established(ServerMessage.SignedIn session) {
        sessionToken = session.sessionToken();
        SignInRequest request = signIn;
        if (request != null) {
            signIn = new SignInRequest(request.server(), request.user(), "", request.locale());
        }
        backoff.reset();
        synchronized (outbox) {
            if (!established) {
                outbox.resend();
            }
            established = true;
        }
        tell(new LinkStatus.Up(-1));
        schedule(this::beat, 0);
        flush();
    }

    private void answered(String requestId) {
        synchronized (outbox) {
            outbox.answered(requestId);
        }
    }

    private void flush() {
        Wire open = wire;
        if (open == null || open.isWriting()) {
            return;
        }
        ClientMessage next = handshake;
        handshake = null;
        if (next == null && established) {
            synchronized (outbox) {
                next = outbox.poll();
            }
        }
        if (next != null) {
            open.write(next);
        }
    }

    private void beat() {
        long silentMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastHeardNanos);
        if (silentMs > Protocol.SILENCE_LIMIT_MS) {
            LOG.info("connection given up after {} ms of silence", silentMs);
            lost(LinkFailures.NO_ANSWER);
            return;
        }
        if (established) {
            synchronized (outbox) {
                outbox.offer(new ClientMessage.Ping(System.nanoTime()), true);
            }
            flush();
        }
        schedule(this::beat, Protocol.HEARTBEAT_MS);
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
        schedule(this::connect, wait.toMillis());
    }

    private void end(String code, Map<String, String> params) {
        forgetSession();
        tell(new LinkStatus.Ended(code, params));
    }

    private void drop() {
        Wire open = wire;
        wire = null;
        synchronized (outbox) {
            established = false;
            outbox.disconnected();
        }
        if (open != null) {
            open.abort();
        }
        cancelTimer();
    }

    private void forgetSession() {
        Wire open = wire;
        if (open != null) {
            open.close();
        }
        drop();
        sessionToken = null;
        signIn = null;
        backoff.reset();
        synchronized (outbox) {
            outbox.clear();
        }
    }

    private Map<String, String> here() {
        SignInRequest request = signIn;
        return request == null ? Map.of() : Map.of("server", request.server().display());
    }

    private void tellLatency(ServerMessage.Pong pong) {
        tell(new LinkStatus.Up(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - pong.sentNanos())));
    }

    private void tell(LinkStatus status) {
        listeners.execute(() -> listener.linkChanged(status));
    }

    private void deliver(ServerMessage message) {
        listeners.execute(() -> listener.messageReceived(message));
    }

    private void schedule(Runnable work, long delayMs) {
        cancelTimer();
        if (!thread.isShutdown()) {
            timer = thread.schedule(guarded(work), delayMs, TimeUnit.MILLISECONDS);
        }
    }

    private void cancelTimer() {
        ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void onThread(Runnable work) {
        try {
            thread.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("the connection is closed");
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("unexpected failure of the connection", e);
            }
        };
    }
}
