package io.cadencia.server.gateway;

import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections and closes those over the limit before they cost a TLS handshake. */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
    private final int limit;
    private final DialerMetrics metrics;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(int limit, DialerMetrics metrics) {
        this.limit = limit;
        this.metrics = metrics;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        metrics.connectionOpened();
        if (open.incrementAndGet() > limit) {
            metrics.connectionDropped(DropReason.CONNECTION_LIMIT);
            ctx.close();
            return;
        }
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        open.decrementAndGet();
        metrics.connectionClosed();
        ctx.fireChannelInactive();
    }
}
