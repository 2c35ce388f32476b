package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AriEventHandlerTest {
    private final Recorder recorder = new Recorder();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new WebSocketFrameAggregator(1_000), new AriEventHandler(recorder));

    private static final class Recorder implements AriEventHandler.Receiver {
        private final List<AriEvent> events = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();
        private int opened;

        @Override
        public void opened() {
            opened++;
        }

        @Override
        public void event(AriEvent event) {
            events.add(event);
        }

        @Override
        public void closed(String why) {
            closed.add(why);
        }
    }

    private static final String DTMF =
            "{\"type\":\"ChannelDtmfReceived\",\"timestamp\":\"t\",\"digit\":\"5\",\"channel\":{\"id\":\"leg-7\"}}";

    @Test
    void shouldPassOnAnEvent() {
        channel.writeInbound(new TextWebSocketFrame(DTMF));
        assertThat(recorder.events).containsExactly(new AriEvent.Dtmf("t", "leg-7", "5"));
    }

    @Test
    void shouldJoinAnEventThatCameInPieces() {
        channel.writeInbound(new TextWebSocketFrame(false, 0, DTMF.substring(0, 40)));
        channel.writeInbound(new ContinuationWebSocketFrame(true, 0, DTMF.substring(40)));
        assertThat(recorder.events).hasSize(1);
    }

    @Test
    void shouldDropWhatIsNotAnEventAndGoOn() {
        for (String bad : List.of(
                "",
                "no JSON",
                "{",
                "[]",
                "42",
                "{\"no\":\"type\"}",
                "{\"type\":\"ChannelDestroyed\"}",
                "{\"type\":\"ChannelDestroyed\",\"channel\":\"text\"}",
                "{\"type\":\"StasisStart\",\"args\":{},\"channel\":{}}")) {
            channel.writeInbound(new TextWebSocketFrame(bad));
        }
        channel.writeInbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {1, 2, 3})));
        channel.writeInbound(new TextWebSocketFrame(DTMF));
        assertThat(recorder.events).containsExactly(new AriEvent.Dtmf("t", "leg-7", "5"));
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void shouldCloseOnAnOversizedEvent() {
        channel.writeInbound(new TextWebSocketFrame(false, 0, "x".repeat(900)));
        channel.writeInbound(new ContinuationWebSocketFrame(true, 0, "x".repeat(900)));
        assertThat(channel.isOpen()).isFalse();
        assertThat(recorder.closed).hasSize(1);
        assertThat(recorder.events).isEmpty();
    }

    @Test
    void shouldTellTheHandshakeAndCloseASilentSocket() {
        channel.pipeline().fireUserEventTriggered(ClientHandshakeStateEvent.HANDSHAKE_COMPLETE);
        assertThat(recorder.opened).isEqualTo(1);
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_READER_IDLE_STATE_EVENT);
        assertThat(channel.isOpen()).isFalse();
        assertThat(recorder.closed).singleElement().asString().contains("silent");
    }
}
