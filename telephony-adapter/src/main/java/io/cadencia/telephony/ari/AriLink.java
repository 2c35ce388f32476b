package io.cadencia.telephony.ari;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Owns the event socket: connects, pings, notices silence, and connects again with a growing pause until closed.
 * Event-loop thread only.
 */
final class AriLink implements AriEventHandler.Receiver {
    /** What the link's owner learns. */
    interface Owner {
        /**
         * Asked before each connection, for it takes the application away from whoever has it.
         *
         * @param connect to be run if it may be made
         * @param later takes why it cannot be made now
         */
        void linkWanted(Runnable connect, Consumer<String> later);

        void linkOpened();

        void linkEvent(AriEvent event);

        void linkClosed(String why);
    }

    private static final int LARGEST_FRAME = 4 * 1024 * 1024;
    private static final int LARGEST_HANDSHAKE = 64 * 1024;
    private static final int CONNECT_TIMEOUT_MS = 3_000;

    private final EventLoop loop;
    private final AriSettings settings;
    private final Owner owner;
    private @Nullable Channel channel;
    private long backOffMs;
    private boolean closed;

    AriLink(EventLoop loop, AriSettings settings, Owner owner) {
        this.loop = loop;
        this.settings = settings;
        this.owner = owner;
        this.backOffMs = settings.firstBackOffMs();
    }

    void connect() {
        if (!closed) {
            owner.linkWanted(this::open, this::again);
        }
    }

    private void open() {
        if (closed) {
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel ch) {
                        // the idle handler first: the WebSocket handler swallows the pongs
                        ch.pipeline()
                                .addLast(new IdleStateHandler(settings.readIdleMs(), 0, 0, TimeUnit.MILLISECONDS))
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_HANDSHAKE))
                                .addLast(new WebSocketClientProtocolHandler(handshake()))
                                .addLast(new WebSocketFrameAggregator(LARGEST_FRAME))
                                .addLast(new AriEventHandler(AriLink.this));
                    }
                })
                .connect(settings.host(), settings.port());
        channel = connecting.channel();
        connecting.addListener(result -> {
            if (!result.isSuccess()) {
                closed("cannot connect: " + result.cause().getMessage());
            }
        });
    }

    private WebSocketClientProtocolConfig handshake() {
        URI uri = URI.create("ws://" + settings.host() + ":" + settings.port() + "/ari/events?app=" + settings.app());
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(uri)
                .customHeaders(new DefaultHttpHeaders()
                        .set(HttpHeaderNames.AUTHORIZATION, AriHttpPool.authorization(settings)))
                .maxFramePayloadLength(LARGEST_FRAME)
                .handshakeTimeoutMillis(CONNECT_TIMEOUT_MS)
                .build();
    }

    @Override
    public void opened() {
        Channel open = channel;
        if (open != null) {
            ping(open);
            owner.linkOpened();
        }
    }

    private void ping(Channel open) {
        loop.schedule(
                () -> {
                    if (open.isActive()) {
                        open.writeAndFlush(new PingWebSocketFrame());
                        ping(open);
                    }
                },
                settings.pingMs(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void event(AriEvent event) {
        owner.linkEvent(event);
    }

    @Override
    public void closed(String why) {
        if (channel != null) {
            again(why);
        }
    }

    private void again(String why) {
        if (closed) {
            return;
        }
        channel = null;
        owner.linkClosed(why);
        loop.schedule(this::connect, backOffMs, TimeUnit.MILLISECONDS);
        backOffMs = Math.min(settings.lastBackOffMs(), backOffMs * 2);
    }

    /** The link works: the next reconnection is quick again. */
    void proven() {
        backOffMs = settings.firstBackOffMs();
    }

    /** Breaks the connection; it is made again. */
    void drop() {
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    /** Ends it for good. */
    void close() {
        closed = true;
        drop();
    }
}
