package io.cadencia.server.gateway;

import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text frames to messages; anything else ends the connection with a refusal. */
final class MessageDecoder extends MessageToMessageDecoder<WebSocketFrame> {
    private final ProtocolCodec codec;
    private final DialerMetrics metrics;

    MessageDecoder(ProtocolCodec codec, DialerMetrics metrics) {
        super(WebSocketFrame.class);
        this.codec = codec;
        this.metrics = metrics;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, WebSocketFrame frame, List<Object> out) {
        if (Refusals.isRefused(ctx.channel())) {
            return;
        }
        try {
            out.add(codec.decodeClient(textOf(frame)));
        } catch (ProtocolException e) {
            metrics.connectionDropped(
                    e.code().equals(RefusalCodes.MESSAGE_TOO_LARGE) ? DropReason.TOO_LARGE : DropReason.BAD_MESSAGE);
            Refusals.refuse(ctx.channel(), Refusals.of(e.code(), String.valueOf(e.getMessage())));
        }
    }

    private static String textOf(WebSocketFrame frame) throws ProtocolException {
        if (!(frame instanceof TextWebSocketFrame)) {
            throw new ProtocolException(RefusalCodes.MALFORMED_MESSAGE, "only text frames are understood");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(frame.content().nioBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException(RefusalCodes.MALFORMED_MESSAGE, "the message is not UTF-8");
        }
    }
}
