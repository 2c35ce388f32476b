package io.cadencia.server.gateway;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A desktop of the JDK's own WebSocket, for tests over a real socket. */
final class DesktopClient implements WebSocket.Listener, AutoCloseable {
    private final ProtocolCodec codec = new ProtocolCodec();
    private final StringBuilder text = new StringBuilder();
    final BlockingQueue<ServerMessage> received = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final HttpClient http;
    private final WebSocket socket;

    DesktopClient(SSLContext tls, int port) {
        http = HttpClient.newBuilder().sslContext(tls).build();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("wss://localhost:" + port + Protocol.PATH), this)
                .join();
    }

    DesktopClient hello(String locale) throws InterruptedException {
        say(new ClientMessage.Hello(Protocol.VERSION, "test", "1", locale));
        hear(ServerMessage.Welcome.class);
        return this;
    }

    void say(ClientMessage message) {
        sayRaw(codec.encode(message));
    }

    void sayRaw(String json) {
        socket.sendText(json, true).join();
    }

    /** The next message of the type; others before it are passed over. */
    <T extends ServerMessage> T hear(Class<T> type) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            ServerMessage message = received.poll(100, TimeUnit.MILLISECONDS);
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
        throw new AssertionError("the desktop heard no " + type.getSimpleName());
    }

    /** One message of each type, in whatever order they come. */
    void hearInAnyOrder(Class<?>... types) throws InterruptedException {
        Set<Class<?>> missing = new HashSet<>(List.of(types));
        while (!missing.isEmpty()) {
            missing.remove(hear(ServerMessage.class).getClass());
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                received.add(codec.decodeServer(text.toString()));
            } catch (ProtocolException e) {
                closed.completeExceptionally(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** The network is gone: no close frame. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
