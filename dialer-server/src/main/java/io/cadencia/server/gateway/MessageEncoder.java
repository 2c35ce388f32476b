package io.cadencia.server.gateway;

import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ServerMessage;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageEncoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.List;

/** Messages to text frames. */
@Sharable
final class MessageEncoder extends MessageToMessageEncoder<ServerMessage> {
    private final ProtocolCodec codec;

    MessageEncoder(ProtocolCodec codec) {
        super(ServerMessage.class);
        this.codec = codec;
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, ServerMessage message, List<Object> out) {
        out.add(new TextWebSocketFrame(codec.encode(message)));
    }
}
