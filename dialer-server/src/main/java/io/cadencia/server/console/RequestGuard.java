package io.cadencia.server.console;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets only well-formed reading requests through that ask for this host: a page on the internet whose name was pointed
 * at this machine (DNS rebinding) is refused.
 */
@Sharable
final class RequestGuard extends ChannelInboundHandlerAdapter {
    private final Set<String> hosts;

    RequestGuard(ConsoleSettings settings) {
        TreeSet<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(settings.host().toLowerCase(Locale.ROOT));
        settings.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        this.hosts = names;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            ctx.fireChannelRead(message);
            return;
        }
        HttpResponseStatus refusal = refusal(request);
        if (refusal == null) {
            ctx.fireChannelRead(request);
        } else {
            request.release();
            Replies.send(ctx, Reply.of(refusal), false, false);
        }
    }

    private @Nullable HttpResponseStatus refusal(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return HttpResponseStatus.METHOD_NOT_ALLOWED;
        }
        if (request.content().isReadable()) {
            return HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
        }
        return hosts.contains(hostOf(request)) ? null : HttpResponseStatus.MISDIRECTED_REQUEST;
    }

    private static String hostOf(FullHttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "").toLowerCase(Locale.ROOT);
        return host.replaceFirst(":\\d{1,5}$", "");
    }
}
