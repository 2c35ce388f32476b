package io.cadencia.telephony.ari;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An ARI that has what it is told to have, says yes to everything else, and may say something before it answers. */
final class FakeAri implements AutoCloseable {
    /** What a request is answered with. */
    record Answer(int status, String body) {}

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel door;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String> sayings = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable Channel listener;

    FakeAri() {
        answer("asterisk/info?only=system", "{\"system\":{\"version\":\"22.10.1\"}}");
        answer("asterisk/info?only=status", "{\"status\":{\"startup_time\":\"today\"}}");
        answer(
                "asterisk/modules",
                AriRequirements.MODULES.stream()
                        .map("{\"name\":\"%s.so\",\"status\":\"Running\"}"::formatted)
                        .collect(Collectors.joining(",", "[", "]")));
        answer("channels", "[]");
        answer("bridges", "[]");
        answer("deviceStates", "[]");
        door = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel guest) {
                        guest.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16), new Requests());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    /** @param request its path below /ari/, with the query where that matters */
    void answer(String request, String body) {
        answer(request, new Answer(200, body));
    }

    void answer(String request, Answer answer) {
        answers.put(request, answer);
    }

    /** Says this on the event socket before it answers the request. */
    void sayBefore(String request, String event) {
        sayings.put(request, event);
    }

    /** How often it was asked for this path. */
    long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            String uri = request.uri().substring("/ari/".length());
            if (uri.startsWith("events")) {
                new WebSocketServerHandshakerFactory("ws://localhost/ari/events", null, false)
                        .newHandshaker(request)
                        .handshake(context.channel(), request);
                listener = context.channel();
                return;
            }
            String path = uri.replaceFirst("[?].*", "");
            asked.add(path);
            String saying = sayings.get(path);
            Channel socket = listener;
            if (saying != null && socket != null) {
                socket.writeAndFlush(new TextWebSocketFrame(saying));
            }
            Answer answer = answers.getOrDefault(uri, answers.getOrDefault(path, new Answer(200, "{}")));
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(answer.status()),
                    Unpooled.copiedBuffer(answer.body(), UTF_8));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            context.writeAndFlush(response);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
