package io.cadencia.server.gateway;

import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.server.metrics.DialerMetrics;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the pipeline of a desktop's channel; each handler has one job. */
final class GatewayInitializer extends ChannelInitializer<Channel> {
    private static final int MAX_HANDSHAKE_BYTES = 8_192;

    private final GatewaySettings settings;
    private final @Nullable SslContext tls;
    private final DialerMetrics metrics;
    private final InstantSource clock;
    private final Function<DesktopConnection, Conversation> conversations;
    private final ProtocolCodec codec;
    private final MessageEncoder encoder;
    private final ConnectionLimit connections;
    private final LastResort lastResort;

    /** @param tls null only where a test brings its own bytes */
    GatewayInitializer(
            GatewaySettings settings,
            @Nullable SslContext tls,
            ProtocolCodec codec,
            DialerMetrics metrics,
            InstantSource clock,
            Function<DesktopConnection, Conversation> conversations) {
        this.settings = settings;
        this.tls = tls;
        this.codec = codec;
        this.encoder = new MessageEncoder(codec);
        this.metrics = metrics;
        this.clock = clock;
        this.conversations = conversations;
        this.connections = new ConnectionLimit(settings.maxConnections(), metrics);
        this.lastResort = new LastResort(metrics);
    }

    @Override
    protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast("connections", connections);
        pipeline.addLast("silence", new SilenceGuard(settings.silenceMs(), metrics));
        if (tls != null) {
            SslHandler handler = tls.newHandler(channel.alloc());
            handler.setHandshakeTimeoutMillis(settings.helloMs());
            pipeline.addLast("tls", handler);
        }
        pipeline.addLast("http", new HttpServerCodec());
        pipeline.addLast("request", new HttpObjectAggregator(MAX_HANDSHAKE_BYTES));
        pipeline.addLast("oversize", new OversizeGuard(metrics));
        pipeline.addLast("websocket", new WebSocketServerProtocolHandler(webSocket()));
        pipeline.addLast("rate", rateLimit());
        pipeline.addLast("fragments", new WebSocketFrameAggregator(Protocol.MAX_MESSAGE_BYTES));
        pipeline.addLast("fragments-oversize", new OversizeGuard(metrics));
        pipeline.addLast("encoder", encoder);
        pipeline.addLast("decoder", new MessageDecoder(codec, metrics));
        pipeline.addLast("hello", new HelloHandler(settings, metrics, clock, conversations));
        pipeline.addLast("last", lastResort);
    }

    private MessageRateLimit rateLimit() {
        return new MessageRateLimit(settings.messagesPerSecond(), settings.messageBurst(), System::nanoTime, metrics);
    }

    private WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(Protocol.PATH)
                .handshakeTimeoutMillis(settings.helloMs())
                .sendCloseFrame(null)
                .dropPongFrames(true)
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(Protocol.MAX_MESSAGE_BYTES)
                        .expectMaskedFrames(true)
                        .allowExtensions(false)
                        .closeOnProtocolViolation(false)
                        .withUTF8Validator(false)
                        .build())
                .build();
    }
}
