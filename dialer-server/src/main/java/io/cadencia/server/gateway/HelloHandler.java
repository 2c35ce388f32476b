package io.cadencia.server.gateway;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for the Hello, checks the version, answers Welcome and hands the channel to the conversation. */
final class HelloHandler extends SimpleChannelInboundHandler<ClientMessage> {
    private static final int MAX_LOCALE_CHARS = 35;

    private final GatewaySettings settings;
    private final DialerMetrics metrics;
    private final InstantSource clock;
    private final Function<DesktopConnection, Conversation> conversations;
    private @Nullable ScheduledFuture<?> deadline;

    HelloHandler(
            GatewaySettings settings,
            DialerMetrics metrics,
            InstantSource clock,
            Function<DesktopConnection, Conversation> conversations) {
        super(ClientMessage.class);
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.conversations = conversations;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        deadline = ctx.executor().schedule(() -> giveUp(ctx), settings.helloMs(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        ScheduledFuture<?> running = deadline;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void giveUp(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            metrics.connectionDropped(DropReason.NO_HELLO);
            ctx.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ClientMessage message) {
        if (!(message instanceof ClientMessage.Hello hello)) {
            metrics.connectionDropped(DropReason.NO_HELLO);
            Refusals.refuse(ctx.channel(), Refusals.of(RefusalCodes.HELLO_FIRST));
        } else if (hello.protocolVersion() != Protocol.VERSION) {
            metrics.connectionDropped(DropReason.VERSION);
            Refusals.refuse(
                    ctx.channel(),
                    new ServerMessage.Refused(
                            RefusalCodes.PROTOCOL_VERSION,
                            Map.of(
                                    "client", Integer.toString(hello.protocolVersion()),
                                    "server", Integer.toString(Protocol.VERSION))));
        } else {
            welcome(ctx, hello);
        }
    }

    private void welcome(ChannelHandlerContext ctx, ClientMessage.Hello hello) {
        String locale = hello.locale().length() > MAX_LOCALE_CHARS ? "" : hello.locale();
        var connection = new ChannelConnection(ctx.channel(), locale, settings.outgoingMessages(), metrics);
        connection.send(new ServerMessage.Welcome(Protocol.VERSION, settings.serverVersion(), clock.instant()));
        ctx.pipeline().replace(this, "desktop", new DesktopHandler(conversations.apply(connection)));
    }
}
