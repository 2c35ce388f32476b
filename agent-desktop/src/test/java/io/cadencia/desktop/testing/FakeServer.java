package io.cadencia.desktop.testing;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.ServerMessage;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A server over a real TLS WebSocket that answers as a script says, and can be cut off and come back on its port. */
public final class FakeServer implements AutoCloseable {
    private static final long WAIT_MS = 10_000;

    private final ProtocolCodec codec = new ProtocolCodec();
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final SslContext tls;
    private final List<ClientMessage> received = new CopyOnWriteArrayList<>();
    private final List<Channel> clients = new CopyOnWriteArrayList<>();
    private Consumer<ClientMessage> script = message -> {};
    private @Nullable Channel listening;
    private int port;

    public FakeServer(Certificate certificate) throws SSLException {
        this.tls = SslContextBuilder.forServer(certificate.keys()).build();
        listen();
    }

    /** What the server does with each message, after the greeting and the heartbeat, which it answers itself. */
    public void script(Consumer<ClientMessage> newScript) {
        script = newScript;
    }

    public String address() {
        return "wss://127.0.0.1:" + port + Protocol.PATH;
    }

    /** Everything received so far, heartbeats excepted. */
    public List<ClientMessage> received() {
        return received;
    }

    public <T> List<T> received(Class<T> type) {
        return received.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void send(ServerMessage message) {
        clients.forEach(c -> c.writeAndFlush(new TextWebSocketFrame(codec.encode(message))));
    }

    public void sendText(String text) {
        clients.forEach(c -> c.writeAndFlush(new TextWebSocketFrame(text)));
    }

    /** Waits for a message that is told apart by the condition. */
    public <T> T await(Class<T> type, int count) {
        until(type.getSimpleName() + " number " + count, () -> received(type).size() >= count);
        return received(type).get(count - 1);
    }

    /** Waits until the condition holds. */
    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within " + WAIT_MS + " ms: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** Cuts every connection and stops listening. */
    public void goAway() {
        if (listening != null) {
            listening.close().syncUninterruptibly();
        }
        clients.forEach(c -> c.close().syncUninterruptibly());
        clients.clear();
        until("nobody to listen", this::refuses);
    }

    /** A closed listening socket goes on accepting until its selector's next turn. */
    private boolean refuses() {
        try (var probe = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            return !probe.isConnected();
        } catch (java.io.IOException e) {
            return true;
        }
    }

    /** Listens again on the same port. */
    public void comeBack() {
        // the selector lets go of a closed listening socket only at its next turn
        until("the port to be free", () -> {
            try {
                listen();
                return true;
            } catch (Exception taken) {
                if (taken instanceof java.net.BindException) {
                    return false;
                }
                throw taken;
            }
        });
    }

    @Override
    public void close() {
        goAway();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void listen() {
        Channel channel = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(io.netty.channel.ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline()
                                .addLast(
                                        tls.newHandler(client.alloc()),
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(Protocol.MAX_MESSAGE_BYTES),
                                        new WebSocketServerProtocolHandler(Protocol.PATH),
                                        new Frames());
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", port == 0 ? freePort() : port))
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) channel.localAddress()).getPort();
        listening = channel;
    }

    /**
     * A port outside the range outgoing connections come from: a client that knocks at a closed port of that range may
     * be given the very same one and connect to itself, and the server could not come back to it.
     */
    private static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int candidate = java.util.concurrent.ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var probe = new java.net.ServerSocket()) {
                probe.bind(new InetSocketAddress("127.0.0.1", candidate));
                return candidate;
            } catch (java.io.IOException taken) {
                // the next one
            }
        }
        throw new AssertionError("no free port between 20000 and 32000");
    }

    private final class Frames extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws ProtocolException {
            ClientMessage message = codec.decodeClient(frame.text());
            if (message instanceof ClientMessage.Ping(long sent)) {
                send(new ServerMessage.Pong(sent, Instant.now()));
                return;
            }
            received.add(message);
            if (message instanceof ClientMessage.Hello) {
                clients.clear();
                clients.add(context.channel());
                send(new ServerMessage.Welcome(Protocol.VERSION, "test", Instant.now()));
                return;
            }
            script.accept(message);
        }
    }
}
