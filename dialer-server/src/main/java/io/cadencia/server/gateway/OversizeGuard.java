package io.cadencia.server.gateway;

import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage.Refused;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.Map;

/** Turns a frame that is too large or not of the WebSocket protocol into a refusal with its reason. */
final class OversizeGuard extends ChannelInboundHandlerAdapter {
    private final DialerMetrics metrics;

    OversizeGuard(DialerMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException corrupt -> {
                boolean tooBig = WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupt.closeStatus());
                refuse(ctx, tooBig);
            }
            case TooLongFrameException tooLong -> refuse(ctx, true);
            default -> ctx.fireExceptionCaught(cause);
        }
    }

    private void refuse(ChannelHandlerContext ctx, boolean tooBig) {
        metrics.connectionDropped(tooBig ? DropReason.TOO_LARGE : DropReason.BAD_MESSAGE);
        Refused why = tooBig
                ? new Refused(
                        RefusalCodes.MESSAGE_TOO_LARGE, Map.of("limit", Integer.toString(Protocol.MAX_MESSAGE_BYTES)))
                : Refusals.of(RefusalCodes.MALFORMED_MESSAGE, "not a valid WebSocket frame");
        Refusals.refuse(ctx.channel(), why);
    }
}
