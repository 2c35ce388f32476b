package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A desktop's socket on a Netty channel. Counts what the socket has not taken yet and drops a reader too slow. */
final class ChannelConnection implements DesktopConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelConnection.class);

    private final Channel channel;
    private final String locale;
    private final int outgoingLimit;
    private final DialerMetrics metrics;
    private final AtomicInteger outgoing = new AtomicInteger();

    ChannelConnection(Channel channel, String locale, int outgoingLimit, DialerMetrics metrics) {
        this.channel = channel;
        this.locale = locale;
        this.outgoingLimit = outgoingLimit;
        this.metrics = metrics;
    }

    @Override
    public void send(ServerMessage message) {
        if (!channel.isActive() || Refusals.isRefused(channel)) {
            return;
        }
        if (outgoing.incrementAndGet() > outgoingLimit) {
            dropSlowReader();
            return;
        }
        channel.writeAndFlush(message).addListener(sent -> outgoing.decrementAndGet());
    }

    private void dropSlowReader() {
        if (channel.isActive()) {
            metrics.connectionDropped(DropReason.SLOW_READER);
            LOG.warn("desktop {} does not read its messages, connection closed", channel.id());
            channel.close();
        }
    }

    @Override
    public void refuse(ServerMessage.Refused why) {
        Refusals.refuse(channel, why);
    }

    @Override
    public void end() {
        Refusals.end(channel);
    }

    @Override
    public void execute(Runnable task) {
        channel.eventLoop().execute(task);
    }

    @Override
    public void schedule(Runnable task, long delayMs) {
        channel.eventLoop().schedule(task, delayMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public String address() {
        return channel.remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null
                ? remote.getAddress().getHostAddress()
                : String.valueOf(channel.remoteAddress());
    }

    @Override
    public String locale() {
        return locale;
    }
}
