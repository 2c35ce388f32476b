package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage.Refused;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.AttributeKey;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ends a connection with a reason the desktop can read. */
final class Refusals {
    private static final AttributeKey<Boolean> REFUSED = AttributeKey.valueOf(Refusals.class, "refused");
    private static final int MAX_DETAIL_CHARS = 200;

    /** Time for the desktop to read the reason before the socket goes. */
    private static final long GRACE_MS = 500;

    private Refusals() {}

    static boolean isRefused(Channel channel) {
        return channel.hasAttr(REFUSED);
    }

    static Refused of(String code) {
        return new Refused(code, Map.of());
    }

    static Refused of(String code, String detail) {
        String text = detail.length() > MAX_DETAIL_CHARS ? detail.substring(0, MAX_DETAIL_CHARS) : detail;
        return new Refused(code, Map.of("detail", text));
    }

    /** Sends the refusal and a close frame; what the desktop still says is not read. Only the first one counts. */
    static void refuse(Channel channel, Refused why) {
        if (channel.attr(REFUSED).setIfAbsent(Boolean.TRUE) != null) {
            return;
        }
        channel.writeAndFlush(why).addListener(sent -> close(channel, WebSocketCloseStatus.POLICY_VIOLATION));
    }

    /** Closes normally after what was written before. */
    static void end(Channel channel) {
        if (channel.attr(REFUSED).setIfAbsent(Boolean.TRUE) == null) {
            close(channel, WebSocketCloseStatus.NORMAL_CLOSURE);
        }
    }

    private static void close(Channel channel, WebSocketCloseStatus status) {
        if (!channel.isActive()) {
            return;
        }
        channel.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        channel.eventLoop().schedule(() -> channel.close(), GRACE_MS, TimeUnit.MILLISECONDS);
    }
}
