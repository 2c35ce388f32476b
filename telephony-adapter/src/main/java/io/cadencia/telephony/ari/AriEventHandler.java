package io.cadencia.telephony.ari;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last handler of the event socket: text frames become events; trouble closes the socket. */
final class AriEventHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    /** What happens on the socket, on its event-loop thread. */
    interface Receiver {
        void opened();

        void event(AriEvent event);

        /** Exactly once after the socket existed. */
        void closed(String why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(AriEventHandler.class);
    private final AriEventParser parser = new AriEventParser();
    private final Receiver receiver;
    private String why = "closed by Asterisk";

    AriEventHandler(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            try {
                receiver.event(parser.parse(text.text()));
            } catch (AriEventParser.MalformedEvent e) {
                LOG.warn("Asterisk sent an event that cannot be read, dropped: {}", e.getMessage());
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            receiver.opened();
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            why = "the WebSocket handshake took too long";
            context.close();
        } else if (event instanceof IdleStateEvent) {
            why = "silent: no answer to pings";
            context.close();
        } else {
            super.userEventTriggered(context, event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        why = cause.toString();
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        receiver.closed(why);
    }
}
