package io.cadencia.server.demo.robot;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A line over the server's TLS WebSocket. Messages are handed to the listener one by one on the crew's executor; the next
 * is asked for when the one before is done, so nothing piles up.
 */
final class WebSocketLine implements Line, WebSocket.Listener {
    /** Messages handed to the socket and not yet written; at more the line is given up. */
    private static final int MAX_UNSENT = 64;

    private final ProtocolCodec codec;
    private final Executor crew;
    private final Line.Listener listener;
    private final StringBuilder partial = new StringBuilder();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger unsent = new AtomicInteger();
    private final Object sending = new Object();
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;

    private WebSocketLine(ProtocolCodec codec, Executor crew, Line.Listener listener) {
        this.codec = codec;
        this.crew = crew;
        this.listener = listener;
    }

    static Line.Opener opener(HttpClient client, URI server, Executor crew) {
        ProtocolCodec codec = new ProtocolCodec();
        return listener -> {
            WebSocketLine line = new WebSocketLine(codec, crew, listener);
            return client.newWebSocketBuilder()
                    .buildAsync(server.resolve(Protocol.PATH), line)
                    .thenApply(opened -> line);
        };
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (partial.length() + data.length() > Protocol.MAX_MESSAGE_BYTES) {
            giveUp("the server sent more than " + Protocol.MAX_MESSAGE_BYTES + " bytes");
            return null;
        }
        partial.append(data);
        if (!last) {
            from.request(1);
            return null;
        }
        String text = partial.toString();
        partial.setLength(0);
        try {
            ServerMessage message = codec.decodeServer(text);
            crew.execute(() -> {
                listener.on(message);
                from.request(1);
            });
        } catch (ProtocolException e) {
            giveUp("the server sent " + e.code() + ": " + e.getMessage());
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended("closed by the server: " + status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended(String.valueOf(error.getMessage()));
    }

    @Override
    public void send(ClientMessage message) {
        WebSocket open = socket;
        if (open == null || closed.get()) {
            return;
        }
        if (unsent.incrementAndGet() > MAX_UNSENT) {
            giveUp("the server takes no messages");
            return;
        }
        String text = codec.encode(message);
        synchronized (sending) {
            lastSend = lastSend.exceptionally(failure -> null)
                    .thenCompose(done -> open.sendText(text, true))
                    .whenComplete((done, failure) -> unsent.decrementAndGet());
        }
    }

    @Override
    public void close() {
        closed.set(true);
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            synchronized (sending) {
                lastSend = lastSend.exceptionally(failure -> null)
                        .thenCompose(done -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
            }
        }
    }

    private void giveUp(String why) {
        ended(why);
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private void ended(String why) {
        if (closed.compareAndSet(false, true)) {
            crew.execute(() -> listener.closed(why));
        }
    }
}
