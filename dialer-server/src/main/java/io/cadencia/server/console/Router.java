package io.cadencia.server.console;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a path and lets that be done on a worker, never on an event loop. */
@Sharable
final class Router extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final Map<String, Supplier<Reply>> routes;
    private final Executor workers;

    Router(Map<String, Supplier<Reply>> routes, Executor workers) {
        super(FullHttpRequest.class);
        this.routes = Map.copyOf(routes);
        this.workers = workers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        Supplier<Reply> route = routes.get(new QueryStringDecoder(request.uri()).rawPath());
        if (route == null) {
            Replies.send(ctx, Reply.of(HttpResponseStatus.NOT_FOUND), head, keepAlive);
            return;
        }
        try {
            workers.execute(() -> Replies.send(ctx, answer(route), head, keepAlive));
        } catch (RejectedExecutionException e) {
            Replies.send(ctx, Reply.of(HttpResponseStatus.SERVICE_UNAVAILABLE), head, false);
        }
    }

    private static Reply answer(Supplier<Reply> route) {
        try {
            return route.get();
        } catch (RuntimeException e) {
            LOG.error("the console could not answer", e);
            return Reply.of(HttpResponseStatus.INTERNAL_SERVER_ERROR);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("console connection {} ended: {}", ctx.channel().id(), cause.toString());
        ctx.close();
    }
}
