package io.cadencia.server.gateway;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.LiveFigures;
import io.cadencia.server.security.Authenticator;
import io.cadencia.server.security.PasswordHasher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The whole pipeline of a desktop's connection without socket and TLS: bytes in, bytes out. */
final class HandlerFixture implements AutoCloseable {
    private static final ProtocolCodec CODEC = new ProtocolCodec();
    private static final PasswordHasher HASHER = new PasswordHasher();

    final SimpleMeterRegistry registry;
    final DialerMetrics metrics;
    final FakeEngine engine = new FakeEngine();
    final SessionRegistry sessions = new SessionRegistry(10);
    final EmbeddedChannel channel;
    private final SignInDesk signInDesk;

    HandlerFixture() {
        this(new SimpleMeterRegistry());
    }

    private HandlerFixture(SimpleMeterRegistry registry) {
        this(registry, new DialerMetrics(registry, new LiveFigures()));
    }

    private HandlerFixture(SimpleMeterRegistry registry, DialerMetrics metrics) {
        this.registry = registry;
        this.metrics = metrics;
        LiveFigures live = new LiveFigures();
        GatewaySettings settings = GatewaySettings.of("127.0.0.1", 0, "test");
        InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(FakeEngine.NOW));
        signInDesk = new SignInDesk(
                settings,
                new Authenticator(new FakeUsers(), HASHER),
                user -> new CompletableFuture<>(),
                clock,
                metrics);
        FrontDesk frontDesk = new FrontDesk(sessions, Fixtures.campaigns(), live, engine, clock, metrics);
        channel = new EmbeddedChannel(new GatewayInitializer(
                settings,
                null,
                CODEC,
                metrics,
                clock,
                connection -> new Conversation(connection, signInDesk, frontDesk, clock, metrics)));
    }

    /** A new connection that counts into the same metrics. */
    HandlerFixture another() {
        return new HandlerFixture(registry, metrics);
    }

    /** Says the WebSocket handshake. */
    HandlerFixture upgraded() {
        String request = "GET " + Protocol.PATH + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        channel.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
        String answer = outgoingText();
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new AssertionError("no WebSocket: " + answer);
        }
        return this;
    }

    HandlerFixture greeted() {
        upgraded();
        say(new ClientMessage.Hello(Protocol.VERSION, "test", "1", "es-MX"));
        if (!(heard().getFirst() instanceof ServerMessage.Welcome)) {
            throw new AssertionError("no Welcome");
        }
        return this;
    }

    void say(ClientMessage message) {
        text(CODEC.encode(message));
    }

    void text(String text) {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame (the mask is 0) with this first byte. */
    void frame(int first, byte[] payload) {
        ByteBuf frame = Unpooled.buffer();
        frame.writeByte(first);
        if (payload.length < 126) {
            frame.writeByte(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.writeByte(0x80 | 126).writeShort(payload.length);
        } else {
            frame.writeByte(0x80 | 127).writeLong(payload.length);
        }
        frame.writeInt(0).writeBytes(payload);
        channel.writeInbound(frame);
    }

    /** What the server said since the last time; close frames are left out. */
    List<ServerMessage> heard() {
        channel.runPendingTasks();
        List<ServerMessage> messages = new ArrayList<>();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            read(out, messages);
            out.release();
        }
        return messages;
    }

    private void read(ByteBuf out, List<ServerMessage> messages) {
        while (out.isReadable()) {
            int opcode = out.readByte() & 0x0f;
            int length = out.readByte() & 0x7f;
            length = length == 126 ? out.readUnsignedShort() : length;
            String payload = out.readCharSequence(Math.min(length, out.readableBytes()), StandardCharsets.UTF_8)
                    .toString();
            if (opcode == 1) {
                try {
                    messages.add(CODEC.decodeServer(payload));
                } catch (ProtocolException e) {
                    throw new AssertionError(payload, e);
                }
            }
        }
    }

    String outgoingText() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(StandardCharsets.US_ASCII));
            out.release();
        }
        return text.toString();
    }

    double drops(String reason) {
        return registry.counter("cadencia.gateway.drops", "reason", reason).count();
    }

    /** The grace a refused desktop has to read why is over. */
    boolean isClosedAfterGrace() {
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return !channel.isActive();
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
        signInDesk.close();
        engine.close();
    }
}
