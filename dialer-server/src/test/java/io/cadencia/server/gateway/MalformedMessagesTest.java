package io.cadencia.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many damaged messages, from a fixed seed: each is refused clearly, understood, or rejected; nothing else. */
class MalformedMessagesTest {
    private static final int ROUNDS = 1_500;
    private static final List<String> CODES = List.of(RefusalCodes.MALFORMED_MESSAGE, RefusalCodes.MESSAGE_TOO_LARGE);
    private static final List<ClientMessage> SEEDS = List.of(
            new ClientMessage.SignIn("s", "", "x"),
            new ClientMessage.Resume("r", "token"),
            new ClientMessage.ChangeState("c", ClientMessage.ChangeState.Target.PAUSED, "BANO"),
            new ClientMessage.Classify("k", 1, "PP", Map.of("monto", "1"), "nota ñ"),
            new ClientMessage.PopShown(1),
            new ClientMessage.Ping(1));

    private final Random random = new Random(20260301);
    private final ProtocolCodec codec = new ProtocolCodec();

    @Test
    void shouldAnswerDamagedMessagesWithNothingButAClearRefusal() {
        HandlerFixture desktop = new HandlerFixture().greeted();
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] damaged = damage(codec.encode(SEEDS.get(i % SEEDS.size())).getBytes(StandardCharsets.UTF_8));
            desktop.frame(0x81, damaged);
            ServerMessage.Refused refusal = refusalAmong(desktop.heard(), damaged);
            if (refusal != null || !desktop.channel.isActive()) {
                refused++;
                assertThat(desktop.engine.commands).isEmpty();
                desktop.close();
                desktop = desktop.another().greeted();
            }
        }
        desktop.close();
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private static ServerMessage.@Nullable Refused refusalAmong(List<ServerMessage> heard, byte[] damaged) {
        ServerMessage.Refused found = null;
        for (ServerMessage message : heard) {
            switch (message) {
                case ServerMessage.Refused refused -> found = refused;
                case ServerMessage.Rejected rejected ->
                    assertThat(RefusalCodes.ALL).contains(rejected.code());
                case ServerMessage.Pong ignored -> {}
                default -> throw new AssertionError(message + " to " + new String(damaged, StandardCharsets.UTF_8));
            }
        }
        if (found != null && !found.code().equals(RefusalCodes.SERVER_BUSY)) {
            assertThat(CODES).contains(found.code());
            assertThat(found.params()).isNotEmpty();
        }
        return found;
    }

    private byte[] damage(byte[] message) {
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(message, random.nextInt(message.length));
            case 1 -> flipped(message);
            case 2 -> twice(message);
            case 3 ->
                new String(message, StandardCharsets.UTF_8)
                        .replaceFirst(
                                "\\d+|\"[a-zA-Z]*\"",
                                List.of("null", "-1", "[]", "{}", "1e999").get(random.nextInt(5)))
                        .getBytes(StandardCharsets.UTF_8);
            default -> rubbish();
        };
    }

    private byte[] flipped(byte[] message) {
        byte[] copy = message.clone();
        for (int i = 0; i < 3; i++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] twice(byte[] message) {
        byte[] copy = Arrays.copyOf(message, message.length * 2);
        System.arraycopy(message, 0, copy, message.length, message.length);
        return copy;
    }

    private byte[] rubbish() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }
}
