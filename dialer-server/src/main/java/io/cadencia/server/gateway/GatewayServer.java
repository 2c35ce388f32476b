package io.cadencia.server.gateway;

import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.server.metrics.DialerMetrics;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The listening socket and its event loops. */
final class GatewayServer implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(new DefaultThreadFactory("gateway", true), NioIoHandler.newFactory());
    private final Channel listening;

    /** @throws IllegalStateException if the address cannot be listened on; says which and what to change */
    GatewayServer(
            GatewaySettings settings,
            SslContext tls,
            DialerMetrics metrics,
            InstantSource clock,
            Function<DesktopConnection, Conversation> conversations) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new GatewayInitializer(settings, tls, new ProtocolCodec(), metrics, clock, conversations))
                .bind(settings.host(), settings.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IllegalStateException(
                    "the desktops' gateway cannot listen on " + settings.host() + ":" + settings.port()
                            + " (in use?); set gateway.port to a free one",
                    bound.cause());
        }
        this.listening = bound.channel();
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5_000);
    }
}
