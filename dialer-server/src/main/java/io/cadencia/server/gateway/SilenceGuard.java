package io.cadencia.server.gateway;

import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/** Closes a connection from which nothing came for too long: its desktop or its network is gone. */
final class SilenceGuard extends IdleStateHandler {
    private final DialerMetrics metrics;

    SilenceGuard(long silenceMs, DialerMetrics metrics) {
        super(silenceMs, 0, 0, TimeUnit.MILLISECONDS);
        this.metrics = metrics;
    }

    @Override
    protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
        if (event.state() == IdleState.READER_IDLE && ctx.channel().isActive()) {
            metrics.connectionDropped(DropReason.SILENCE);
            ctx.close();
        }
    }
}
