package io.cadencia.server.gateway;

import io.cadencia.protocol.ClientMessage;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** Passes messages and the end of the channel to the conversation. */
final class DesktopHandler extends SimpleChannelInboundHandler<ClientMessage> {
    private final Conversation conversation;

    DesktopHandler(Conversation conversation) {
        super(ClientMessage.class);
        this.conversation = conversation;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ClientMessage message) {
        conversation.on(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        conversation.closed();
        ctx.fireChannelInactive();
    }
}
