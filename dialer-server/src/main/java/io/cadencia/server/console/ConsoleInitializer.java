package io.cadencia.server.console;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** The pipeline of a console connection. */
final class ConsoleInitializer extends ChannelInitializer<Channel> {
    static final int MAX_CONNECTIONS = 256;
    static final int MAX_LINE_BYTES = 2_048;
    static final int MAX_HEADER_BYTES = 16_384;
    static final int MAX_BODY_BYTES = 1_024;
    static final int IDLE_S = 30;

    private final RequestGuard guard;
    private final Router router;
    private final AtomicInteger open = new AtomicInteger();

    ConsoleInitializer(RequestGuard guard, Router router) {
        this.guard = guard;
        this.router = router;
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > MAX_CONNECTIONS) {
            channel.close();
            return;
        }
        channel.pipeline()
                .addLast(new ReadTimeoutHandler(IDLE_S))
                .addLast(new HttpServerCodec(MAX_LINE_BYTES, MAX_HEADER_BYTES, MAX_HEADER_BYTES))
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                .addLast(guard)
                .addLast(router);
    }
}
