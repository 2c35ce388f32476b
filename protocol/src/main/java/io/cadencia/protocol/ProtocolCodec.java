package io.cadencia.protocol;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Messages to JSON and back. Strict: an unknown field, an unknown type, a missing or wrong value and a message over
 * {@link Protocol#MAX_MESSAGE_BYTES} are refused with a code. Thread-safe.
 */
public final class ProtocolCodec {
    private static final int MAX_NESTING = 16;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(Protocol.MAX_MESSAGE_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .registerSubtypes(subtypes(ClientMessage.class))
            .registerSubtypes(subtypes(ServerMessage.class))
            .build();

    public String encode(ClientMessage message) {
        return mapper.writerFor(ClientMessage.class).writeValueAsString(message);
    }

    public String encode(ServerMessage message) {
        return mapper.writerFor(ServerMessage.class).writeValueAsString(message);
    }

    public ClientMessage decodeClient(String json) throws ProtocolException {
        return decode(json, ClientMessage.class);
    }

    public ServerMessage decodeServer(String json) throws ProtocolException {
        return decode(json, ServerMessage.class);
    }

    private <T> T decode(String json, Class<T> type) throws ProtocolException {
        if (tooLarge(json)) {
            throw new ProtocolException(
                    RefusalCodes.MESSAGE_TOO_LARGE, "a message may have " + Protocol.MAX_MESSAGE_BYTES + " bytes");
        }
        try {
            T message = mapper.readValue(json, type);
            requireComponents(message);
            return message;
        } catch (JacksonException e) {
            throw new ProtocolException(RefusalCodes.MALFORMED_MESSAGE, e.getOriginalMessage());
        }
    }

    private static boolean tooLarge(String json) {
        return json.length() > Protocol.MAX_MESSAGE_BYTES
                || (json.length() > Protocol.MAX_MESSAGE_BYTES / 3
                        && json.getBytes(StandardCharsets.UTF_8).length > Protocol.MAX_MESSAGE_BYTES);
    }

    private static void requireComponents(@Nullable Object message) throws ProtocolException {
        if (message == null) {
            throw new ProtocolException(RefusalCodes.MALFORMED_MESSAGE, "the message is null");
        }
        String missing = MandatoryComponents.firstMissing(message);
        if (missing != null) {
            throw new ProtocolException(RefusalCodes.MALFORMED_MESSAGE, "field " + missing + " is missing");
        }
    }

    private static NamedType[] subtypes(Class<?> sealed) {
        return leaves(sealed).map(c -> new NamedType(c, c.getSimpleName())).toArray(NamedType[]::new);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Stream.of(permitted).flatMap(ProtocolCodec::leaves);
    }
}
