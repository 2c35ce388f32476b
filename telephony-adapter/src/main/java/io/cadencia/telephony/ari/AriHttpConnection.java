package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One kept-alive HTTP connection that carries one request at a time. Event-loop thread only. */
final class AriHttpConnection extends SimpleChannelInboundHandler<FullHttpResponse> {
    /** A list of 10,000 channels is about 5 MB. */
    static final int LARGEST_RESPONSE = 8 * 1024 * 1024;

    private final EventLoop loop;
    private final AriSettings settings;
    private final String authorization;
    private final Runnable free;
    private @Nullable Channel channel;
    private @Nullable Consumer<AriReply> waiting;
    private @Nullable ScheduledFuture<?> timeout;

    /** @param free called each time the connection can take the next request */
    AriHttpConnection(EventLoop loop, AriSettings settings, String authorization, Runnable free) {
        this.loop = loop;
        this.settings = settings;
        this.authorization = authorization;
        this.free = free;
    }

    @Override
    public boolean isSharable() {
        return true; // one channel at a time, again after a reconnection
    }

    boolean idle() {
        return waiting == null;
    }

    void send(AriRequest request, Consumer<AriReply> done) {
        waiting = done;
        timeout = loop.schedule(this::expire, settings.commandTimeoutMs(), TimeUnit.MILLISECONDS);
        Channel open = channel;
        if (open != null && open.isActive()) {
            write(open, request);
        } else {
            connect(request, done);
        }
    }

    private void connect(AriRequest request, Consumer<AriReply> done) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel ch) {
                        ch.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LARGEST_RESPONSE, true),
                                        AriHttpConnection.this);
                    }
                })
                .connect(settings.host(), settings.port());
        connecting.addListener(result -> {
            if (waiting != done) {
                connecting.channel().close(); // given up before it was connected, others have the turn now
            } else if (result.isSuccess()) {
                channel = connecting.channel();
                write(connecting.channel(), request);
            } else {
                connecting.channel().close();
                finish(new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "cannot connect: " + result.cause()));
            }
        });
    }

    private void write(Channel open, AriRequest request) {
        ByteBuf body = Unpooled.copiedBuffer(request.body(), StandardCharsets.UTF_8);
        FullHttpRequest http =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, request.method(), "/ari/" + request.uri(), body);
        http.headers()
                .set(HttpHeaderNames.HOST, settings.host())
                .set(HttpHeaderNames.AUTHORIZATION, authorization)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        if (body.isReadable()) {
            http.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        }
        open.writeAndFlush(http).addListener(written -> {
            if (!written.isSuccess()) {
                open.close();
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        finish(new AriReply.Answered(
                response.status().code(), response.content().toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (context.channel() == channel) {
            channel = null;
            finish(new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "connection closed"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        finish(new AriReply.Unanswered(Ack.Reason.FAILED, String.valueOf(cause)));
        context.close();
    }

    private void expire() {
        Channel open = channel;
        channel = null; // a late answer must not be taken for the next one's
        finish(new AriReply.Unanswered(
                Ack.Reason.TIMED_OUT, "no answer within " + settings.commandTimeoutMs() + " ms"));
        if (open != null) {
            open.close();
        }
    }

    private void finish(AriReply reply) {
        Consumer<AriReply> done = waiting;
        if (done == null) {
            return;
        }
        waiting = null;
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
        try {
            done.accept(reply);
        } finally {
            free.run();
        }
    }

    void close() {
        Channel open = channel;
        channel = null;
        finish(new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "closed"));
        if (open != null) {
            open.close();
        }
    }
}
