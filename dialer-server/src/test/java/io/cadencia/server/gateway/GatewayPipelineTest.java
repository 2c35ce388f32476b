package io.cadencia.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayPipelineTest {
    private HandlerFixture desktop = new HandlerFixture();

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void shouldWelcomeADesktopOfTheSameVersion() {
        desktop.upgraded();

        desktop.say(new ClientMessage.Hello(Protocol.VERSION, "test", "1", "es-MX"));

        assertThat(desktop.heard())
                .singleElement()
                .isInstanceOfSatisfying(
                        ServerMessage.Welcome.class,
                        w -> assertThat(w.serverVersion()).isEqualTo("test"));
    }

    @Test
    void shouldRefuseAnotherVersionNamingBoth() {
        desktop.upgraded();

        desktop.say(new ClientMessage.Hello(99, "test", "1", "es-MX"));

        assertThat(refusal())
                .isEqualTo(new ServerMessage.Refused(
                        RefusalCodes.PROTOCOL_VERSION, Map.of("client", "99", "server", "" + Protocol.VERSION)));
        assertThat(desktop.isClosedAfterGrace()).isTrue();
    }

    @Test
    void shouldWantHelloFirst() {
        desktop.upgraded();

        desktop.say(new ClientMessage.Ping(1));

        assertThat(refusal().code()).isEqualTo(RefusalCodes.HELLO_FIRST);
    }

    @Test
    void shouldNotWaitForAHelloForEver() {
        desktop.upgraded();

        desktop.channel.advanceTimeBy(20, TimeUnit.SECONDS);
        desktop.channel.runScheduledPendingTasks();

        assertThat(desktop.channel.isActive()).isFalse();
    }

    @Test
    void shouldAnswerAPing() {
        desktop.greeted();

        desktop.say(new ClientMessage.Ping(42));

        assertThat(desktop.heard())
                .singleElement()
                .isInstanceOfSatisfying(
                        ServerMessage.Pong.class, p -> assertThat(p.sentNanos()).isEqualTo(42));
    }

    @Test
    void shouldRejectRequestsBeforeTheSignIn() {
        desktop.greeted();

        desktop.say(new ClientMessage.Join("j", Fixtures.CAMPAIGN));

        assertThat(desktop.heard())
                .containsExactly(new ServerMessage.Rejected("j", RefusalCodes.NOT_SIGNED_IN, Map.of()));
        assertThat(desktop.engine.commands).isEmpty();
    }

    @Test
    void shouldRefuseASecondHelloAndReservedRequestIds() {
        desktop.greeted();
        desktop.say(new ClientMessage.Resume("gateway:1", "token"));
        assertThat(refusal().code()).isEqualTo(RefusalCodes.MALFORMED_MESSAGE);

        desktop.close();
        desktop = new HandlerFixture().greeted();
        desktop.say(new ClientMessage.Hello(Protocol.VERSION, "test", "1", "es-MX"));
        assertThat(refusal().code()).isEqualTo(RefusalCodes.MALFORMED_MESSAGE);
    }

    @Test
    void shouldPutFragmentsTogetherAndRefuseTooManyBytesOfThem() {
        desktop.greeted();
        byte[] ping = "{\"type\":\"Ping\",\"sentNanos\":7}".getBytes(StandardCharsets.UTF_8);
        desktop.frame(0x01, Arrays.copyOfRange(ping, 0, 10));
        desktop.frame(0x80, Arrays.copyOfRange(ping, 10, ping.length));
        assertThat(desktop.heard()).singleElement().isInstanceOf(ServerMessage.Pong.class);

        desktop.frame(0x01, new byte[Protocol.MAX_MESSAGE_BYTES]);
        desktop.frame(0x80, new byte[10]);
        assertThat(refusal().code()).isEqualTo(RefusalCodes.MESSAGE_TOO_LARGE);
    }

    @Test
    void shouldRefuseAFrameOverTheLimit() {
        desktop.greeted();

        desktop.frame(0x81, new byte[Protocol.MAX_MESSAGE_BYTES + 1]);

        assertThat(refusal())
                .isEqualTo(new ServerMessage.Refused(RefusalCodes.MESSAGE_TOO_LARGE, Map.of("limit", "65536")));
        assertThat(desktop.drops("too_large")).isEqualTo(1);
        assertThat(desktop.isClosedAfterGrace()).isTrue();
    }

    @Test
    void shouldRefuseBinaryAndWhatIsNotUtf8() {
        desktop.greeted();
        desktop.frame(0x82, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(refusal().code()).isEqualTo(RefusalCodes.MALFORMED_MESSAGE);

        desktop.close();
        desktop = new HandlerFixture().greeted();
        desktop.frame(0x81, new byte[] {(byte) 0xc3, (byte) 0x28});
        assertThat(refusal().params()).containsEntry("detail", "the message is not UTF-8");
    }

    @Test
    void shouldRefuseADesktopThatFloods() {
        desktop.greeted();

        for (int i = 0; i < 300; i++) {
            desktop.say(new ClientMessage.Ping(i));
        }

        List<ServerMessage> heard = desktop.heard();
        assertThat(heard).filteredOn(ServerMessage.Pong.class::isInstance).hasSizeBetween(90, 120);
        assertThat(heard.getLast())
                .isInstanceOfSatisfying(
                        ServerMessage.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCodes.SERVER_BUSY));
        assertThat(desktop.drops("rate_limit")).isEqualTo(1);
    }

    @Test
    void shouldCloseASilentConnection() {
        desktop.greeted();

        desktop.channel.advanceTimeBy(Protocol.SILENCE_LIMIT_MS + 1, TimeUnit.MILLISECONDS);
        desktop.channel.runScheduledPendingTasks();

        assertThat(desktop.channel.isActive()).isFalse();
        assertThat(desktop.drops("silence")).isEqualTo(1);
    }

    @Test
    void shouldRefuseOtherPathsAndWhatIsNotHttp() {
        desktop.channel.writeInbound(
                Unpooled.copiedBuffer("GET /other HTTP/1.1\r\nHost: x\r\n\r\n", StandardCharsets.US_ASCII));
        assertThat(desktop.outgoingText()).startsWith("HTTP/1.1 404");
        assertThat(desktop.channel.isActive()).isFalse();

        desktop.close();
        desktop = new HandlerFixture();
        desktop.channel.writeInbound(
                Unpooled.copiedBuffer("\u0001\u0002\u0003 rubbish\r\n\r\n", StandardCharsets.US_ASCII));
        assertThat(desktop.outgoingText()).startsWith("HTTP/1.1 400");
        assertThat(desktop.channel.isActive()).isFalse();
    }

    private ServerMessage.Refused refusal() {
        return (ServerMessage.Refused) desktop.heard().getLast();
    }
}
