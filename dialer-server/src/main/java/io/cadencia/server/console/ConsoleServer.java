package io.cadencia.server.console;

import io.cadencia.server.metrics.LiveFigures;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations console over HTTP: {@code /health}, {@code /ready}, {@code /metrics}, and the live page at {@code /}.
 * Reads only. Listens from its construction to {@link #close}.
 */
public final class ConsoleServer implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int MAX_QUEUED = 128;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final JsonMapper mapper = new JsonMapper();
    private final Readiness readiness;
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED),
            new DefaultThreadFactory("console-worker", true));
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("console", true), NioIoHandler.newFactory());
    private final Channel listening;

    /** @throws IllegalStateException if the address cannot be listened on; says which and what to change */
    public ConsoleServer(
            ConsoleSettings settings,
            List<ReadyCheck> checks,
            PrometheusMeterRegistry metrics,
            LiveFigures live,
            InstantSource clock) {
        this.readiness = new Readiness(checks);
        LiveReport report = new LiveReport(live, clock, mapper);
        Map<String, Supplier<Reply>> routes = new HashMap<>(Pages.routes());
        routes.put("/health", () -> Reply.ok(Reply.JSON, "{\"status\":\"up\"}"));
        routes.put("/ready", this::ready);
        routes.put("/metrics", () -> Reply.ok(PROMETHEUS, metrics.scrape()));
        routes.put("/api/live", () -> Reply.ok(Reply.JSON, report.json()));
        this.listening =
                listen(settings, new ConsoleInitializer(new RequestGuard(settings), new Router(routes, workers)));
    }

    private Reply ready() {
        Readiness.Report report = readiness.report();
        HttpResponseStatus status = report.ready() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
        return new Reply(status, Reply.JSON, mapper.writeValueAsString(report).getBytes(StandardCharsets.UTF_8));
    }

    private Channel listen(ConsoleSettings settings, ConsoleInitializer initializer) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer)
                .bind(settings.host(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stopThreads();
            throw new IllegalStateException(
                    "the console cannot listen on " + settings.host() + ":" + settings.port()
                            + " (in use?); set console.port to a free one",
                    bound.cause());
        }
        return bound.channel();
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        stopThreads();
    }

    private void stopThreads() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        workers.shutdownNow();
        readiness.close();
    }
}
