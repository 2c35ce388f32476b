package io.cadencia.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolCodecTest {
    private final ProtocolCodec codec = new ProtocolCodec();

    @Test
    void shouldRoundTripAClassification() throws ProtocolException {
        var classify = new ClientMessage.Classify("r1", 7, "PP", Map.of("monto", "1000.50"), "llamará el día 5, ¿sí?");

        assertThat(codec.decodeClient(codec.encode(classify))).isEqualTo(classify);
    }

    @Test
    void shouldRoundTripASeatWithoutOptionalParts() throws ProtocolException {
        var seat = new ServerMessage.Seat(
                3,
                ServerMessage.SeatState.READY,
                Instant.parse("2026-03-01T10:00:00.123Z"),
                null,
                null,
                null,
                null,
                ServerMessage.PhoneLeg.UP,
                null,
                null,
                new ServerMessage.Waiting(1, 4, 2, 9, null, null),
                new ServerMessage.Figures(0, 0, 0),
                null,
                null);

        assertThat(codec.decodeServer(codec.encode(seat))).isEqualTo(seat);
    }

    @Test
    void shouldRoundTripACallWithAThirdParty() throws ProtocolException {
        Instant at = Instant.parse("2026-03-01T10:00:00.123Z");
        var call = new ServerMessage.Call(
                7,
                ServerMessage.CallState.CONNECTED,
                "+525512345678",
                false,
                at,
                at,
                true,
                false,
                List.of(CallControl.MERGE),
                null,
                ServerMessage.Recorded.PAUSED,
                "MACHINE",
                new ServerMessage.ThirdParty(
                        "Legal",
                        "+525551112222",
                        ServerMessage.ThirdPartyPhase.CONSULT,
                        ServerMessage.CallState.RINGING,
                        at),
                "BUSY");
        var seat = new ServerMessage.Seat(
                3,
                ServerMessage.SeatState.ON_CALL,
                at,
                null,
                null,
                null,
                null,
                ServerMessage.PhoneLeg.UP,
                call,
                null,
                null,
                new ServerMessage.Figures(0, 0, 0),
                new ServerMessage.Supervision(9, 7, ClientMessage.SuperviseMode.WHISPER),
                "mx1");

        assertThat(codec.decodeServer(codec.encode(seat))).isEqualTo(seat);
    }

    @Test
    void shouldWriteTheNewRequestsAsTheyAreWritten() throws ProtocolException {
        var consult = new ClientMessage.ControlCall("r1", 7, CallControl.CONSULT, null, "LEGAL");
        String consultJson = "{\"type\":\"ControlCall\",\"requestId\":\"r1\",\"attemptId\":7,\"control\":\"CONSULT\","
                + "\"digits\":null,\"detail\":\"LEGAL\"}";
        var supervise = new ClientMessage.Supervise("r2", 7, ClientMessage.SuperviseMode.LISTEN);
        String superviseJson = "{\"type\":\"Supervise\",\"requestId\":\"r2\",\"advisorId\":7,\"mode\":\"LISTEN\"}";

        assertThat(codec.encode(consult)).isEqualTo(consultJson);
        assertThat(codec.decodeClient(consultJson)).isEqualTo(consult);
        assertThat(codec.encode(supervise)).isEqualTo(superviseJson);
        assertThat(codec.decodeClient(superviseJson)).isEqualTo(supervise);
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> codec.decodeClient(superviseJson.replace("LISTEN", "SPY")));
    }

    @Test
    void shouldNameTheTypeInTheJson() {
        assertThat(codec.encode(new ClientMessage.Ping(5))).isEqualTo("{\"type\":\"Ping\",\"sentNanos\":5}");
    }

    @Test
    void shouldRefuseWhatIsNotOfTheProtocol() {
        for (String bad : List.of(
                "",
                "{",
                "[]",
                "null",
                "{\"type\":\"Nothing\"}",
                "{\"type\":\"Ping\"}",
                "{\"type\":\"Ping\",\"sentNanos\":5,\"more\":1}",
                "{\"type\":\"Ping\",\"sentNanos\":5} x",
                "{\"type\":\"SignIn\",\"requestId\":\"1\",\"user\":\"ana\"}",
                "{\"type\":\"Classify\",\"requestId\":\"1\",\"attemptId\":1,\"resultCode\":\"PP\",\"fields\":{\"a\":null},\"note\":\"\"}",
                "[".repeat(5_000))) {
            assertThatExceptionOfType(ProtocolException.class)
                    .as(bad)
                    .isThrownBy(() -> codec.decodeClient(bad))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(RefusalCodes.MALFORMED_MESSAGE));
        }
    }

    @Test
    void shouldRefuseAMessageOverTheLimit() {
        String note = "ñ".repeat(Protocol.MAX_MESSAGE_BYTES / 2);
        String json = codec.encode(new ClientMessage.Classify("r", 1, "PP", Map.of(), note));

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> codec.decodeClient(json))
                .satisfies(e -> assertThat(e.code()).isEqualTo(RefusalCodes.MESSAGE_TOO_LARGE));
    }
}
