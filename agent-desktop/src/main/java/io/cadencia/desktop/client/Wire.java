package io.cadencia.desktop.client;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One connection's two directions: puts the pieces of a message together, and writes one message at a time, as the
 * JDK's WebSocket demands. Everything it reports is handed to the owner's thread with the wire itself, so that what
 * comes late from a wire given up is told apart.
 */
final class Wire implements WebSocket.Listener {

    /** Hears a wire, on the owner's thread. */
    interface Owner {
        void opened(Wire wire);

        void received(Wire wire, String json);

        /** The wire can take the next message. */
        void writable(Wire wire);

        void closed(Wire wire, String why);
    }

    private final Owner owner;
    private final Executor thread;
    private final ProtocolCodec codec;
    private final StringBuilder piece = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private boolean writing;

    Wire(Owner owner, Executor thread, ProtocolCodec codec) {
        this.owner = owner;
        this.thread = thread;
        this.codec = codec;
    }

    /** False while a message is being written; on the owner's thread. */
    boolean write(ClientMessage message) {
        WebSocket open = socket;
        if (writing || open == null) {
            return false;
        }
        writing = true;
        var unused = open.sendText(codec.encode(message), true)
                .whenCompleteAsync((done, failure) -> written(failure), thread);
        return true;
    }

    boolean isWriting() {
        return writing;
    }

    /** Gives the connection up at once. */
    void abort() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    /** Closes in good order; nothing is waited for. */
    void close() {
        WebSocket open = socket;
        if (open != null) {
            var unused = open.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        thread.execute(() -> owner.opened(this));
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        piece.append(data);
        if (piece.length() > Protocol.MAX_MESSAGE_BYTES) {
            from.abort();
            thread.execute(() -> owner.closed(this, "a message over the limit"));
            return null;
        }
        if (last) {
            String json = piece.toString();
            piece.setLength(0);
            thread.execute(() -> owner.received(this, json));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        thread.execute(() -> owner.closed(this, "closed by the server with " + status));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        thread.execute(() -> owner.closed(this, error.getClass().getSimpleName()));
    }

    private void written(@Nullable Throwable failure) {
        writing = false;
        if (failure == null) {
            owner.writable(this);
        } else {
            owner.closed(this, failure.getClass().getSimpleName());
        }
    }
}
