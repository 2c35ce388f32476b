package io.cadencia.server.gateway;

import io.cadencia.protocol.RefusalCodes;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.function.LongSupplier;

/** A bucket of {@code burst} messages refilled at {@code perSecond}; a desktop that empties it is refused. */
final class MessageRateLimit extends ChannelInboundHandlerAdapter {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoClock;
    private final DialerMetrics metrics;
    private double tokens;
    private long filledAt;

    MessageRateLimit(int perSecond, int burst, LongSupplier nanoClock, DialerMetrics metrics) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoClock = nanoClock;
        this.metrics = metrics;
        this.tokens = burst;
        this.filledAt = nanoClock.getAsLong();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof WebSocketFrame && !take()) {
            ReferenceCountUtil.release(message);
            if (!Refusals.isRefused(ctx.channel())) {
                metrics.connectionDropped(DropReason.RATE_LIMIT);
                Refusals.refuse(
                        ctx.channel(), Refusals.of(RefusalCodes.SERVER_BUSY, "too many messages in a short time"));
            }
            return;
        }
        ctx.fireChannelRead(message);
    }

    private boolean take() {
        long now = nanoClock.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
