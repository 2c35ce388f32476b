package io.cadencia.telephony.ari;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one text frame. Unknown fields and types are normal: Asterisk adds some with every release. */
final class AriEventParser {
    private static final int QUOTED = 120;
    private final JsonMapper json = JsonMapper.shared();

    /** A frame that is not an event of Asterisk. */
    static final class MalformedEvent extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedEvent(String message) {
            super(message);
        }
    }

    AriEvent parse(String text) throws MalformedEvent {
        JsonNode event;
        try {
            event = json.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedEvent("not JSON: " + quote(text));
        }
        String type = event.path("type").asString("");
        if (type.isEmpty()) {
            throw new MalformedEvent("no type: " + quote(text));
        }
        String at = event.path("timestamp").asString("");
        return switch (type) {
            case "ChannelStateChange" ->
                new AriEvent.ChannelState(
                        at,
                        channel(event, "channel"),
                        event.path("channel").path("state").asString(""));
            case "Dial" ->
                new AriEvent.Dial(
                        at, channel(event, "peer"), event.path("dialstatus").asString(""));
            case "StasisStart" -> stasisStart(at, event);
            case "ChannelEnteredBridge" -> new AriEvent.EnteredBridge(at, channel(event, "channel"), bridge(event));
            case "ChannelLeftBridge" -> new AriEvent.LeftBridge(at, channel(event, "channel"), bridge(event));
            case "ChannelDtmfReceived" ->
                new AriEvent.Dtmf(
                        at, channel(event, "channel"), event.path("digit").asString(""));
            case "ChannelUserevent" ->
                new AriEvent.UserEvent(
                        at,
                        event.path("channel").path("id").asString(""),
                        event.path("userevent").path("What").asString(""));
            case "ChannelDestroyed" ->
                new AriEvent.Destroyed(
                        at,
                        channel(event, "channel"),
                        event.path("cause").asInt(0),
                        event.path("tech_cause").asInt(0));
            case "RecordingFinished", "RecordingFailed" ->
                new AriEvent.RecordingEnded(at, recorded(event), type.equals("RecordingFailed"));
            case "ApplicationReplaced" -> new AriEvent.ApplicationReplaced(at);
            default -> new AriEvent.Other(at, type);
        };
    }

    private static AriEvent stasisStart(String at, JsonNode event) throws MalformedEvent {
        List<String> arguments = new ArrayList<>();
        event.path("args").forEach(argument -> arguments.add(argument.asString("")));
        String role = arguments.isEmpty() ? "" : arguments.getFirst();
        return new AriEvent.StasisStart(at, channel(event, "channel"), role, List.copyOf(arguments));
    }

    private static String recorded(JsonNode event) {
        String target = event.path("recording").path("target_uri").asString("");
        return target.substring(target.indexOf(':') + 1);
    }

    private static String channel(JsonNode event, String field) throws MalformedEvent {
        return required(event.path(field).path("id").asString(""), event, field + ".id");
    }

    private static String bridge(JsonNode event) throws MalformedEvent {
        return required(event.path("bridge").path("id").asString(""), event, "bridge.id");
    }

    private static String required(String value, JsonNode event, String field) throws MalformedEvent {
        if (value.isEmpty()) {
            throw new MalformedEvent(event.path("type").asString("") + " without " + field);
        }
        return value;
    }

    private static String quote(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
    }
}
