package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.telephony.leg.AbandonmentNotes;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code GET asterisk/info}, {@code channels}, {@code bridges} and {@code deviceStates} say together. The last is asked
 * last: a leg that is not among the channels any more has its note already.
 *
 * @param startupTime when Asterisk started, as it writes it; another value means that it was restarted
 * @param snapshot our legs and advisors
 * @param arrivals those legs of the snapshot that came from outside
 * @param helpers channels that listen to others: detectors, tapes, spies
 * @param emptyBridges bridges of ours that nobody is in
 */
record SwitchState(
        String startupTime,
        SwitchSnapshot snapshot,
        List<Arrival> arrivals,
        List<String> helpers,
        List<String> emptyBridges) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param arguments of the Stasis application, see {@link Arrivals} */
    record Arrival(long legId, String channel, List<String> arguments, boolean answered) {}

    /** Who still rings and was never told is told as an arrival after the link, not as a leg known before. */
    SwitchSnapshot knownTo(LegRegistry registry) {
        Set<Long> ringing = new HashSet<>();
        arrivals.stream()
                .filter(arrival -> !arrival.answered() && registry.leg(arrival.legId()) == null)
                .forEach(arrival -> ringing.add(arrival.legId()));
        List<SwitchSnapshot.Leg> known = snapshot.legs().stream()
                .filter(leg -> !ringing.contains(leg.legId()))
                .toList();
        return new SwitchSnapshot(known, snapshot.advisors(), snapshot.abandoned());
    }

    /** @throws JacksonException when a body is not JSON */
    static SwitchState read(String info, String channels, String bridges, String deviceStates, int node) {
        Map<String, String> bridgeOf = bridgeOf(JSON.readTree(bridges));
        List<SwitchSnapshot.Leg> legs = new ArrayList<>();
        List<SwitchSnapshot.Advisor> advisors = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        List<String> helpers = new ArrayList<>();
        for (JsonNode channel : JSON.readTree(channels)) {
            String id = channel.path("id").asString("");
            String bridge = bridgeOf.getOrDefault(id, "");
            ChannelIds.advisorOf(id).ifPresent(session -> advisors.add(new SwitchSnapshot.Advisor(session)));
            ChannelIds.legOf(id).ifPresent(leg -> legs.add(leg(leg, channel, bridge)));
            arrival(id, channel, node).ifPresent(arrival -> {
                arrivals.add(arrival);
                legs.add(leg(arrival.legId(), channel, bridge));
            });
            if (ChannelIds.isHelper(id)) {
                helpers.add(id);
            }
        }
        String startup = JSON.readTree(info).path("status").path("startup_time").asString("");
        SwitchSnapshot snapshot =
                new SwitchSnapshot(List.copyOf(legs), List.copyOf(advisors), abandoned(JSON.readTree(deviceStates)));
        return new SwitchState(startup, snapshot, arrivals, helpers, emptyBridges(JSON.readTree(bridges)));
    }

    private static Optional<Arrival> arrival(String id, JsonNode channel, int node) {
        List<String> data =
                List.of(channel.path("dialplan").path("app_data").asString("").split(","));
        OptionalLong legId = ChannelIds.arrivalOf(id, node);
        if (legId.isEmpty() || data.size() < 2 || !data.get(1).equals(Arrivals.ROLE)) {
            return Optional.empty();
        }
        return Optional.of(new Arrival(legId.getAsLong(), id, data.subList(1, data.size()), isUp(channel)));
    }

    private static List<Long> abandoned(JsonNode deviceStates) {
        List<Long> abandoned = new ArrayList<>();
        for (JsonNode state : deviceStates) {
            AbandonmentNotes.legOf(state.path("name").asString("")).ifPresent(abandoned::add);
        }
        return List.copyOf(abandoned);
    }

    private static List<String> emptyBridges(JsonNode bridges) {
        List<String> empty = new ArrayList<>();
        for (JsonNode bridge : bridges) {
            String id = bridge.path("id").asString("");
            if (bridge.path("channels").isEmpty() && ChannelIds.isPassingBridge(id)) {
                empty.add(id);
            }
        }
        return empty;
    }

    private static Map<String, String> bridgeOf(JsonNode bridges) {
        Map<String, String> bridgeOf = new HashMap<>();
        for (JsonNode bridge : bridges) {
            String id = bridge.path("id").asString("");
            bridge.path("channels").forEach(channel -> bridgeOf.put(channel.asString(""), id));
        }
        return bridgeOf;
    }

    private static SwitchSnapshot.Leg leg(long legId, JsonNode channel, String bridge) {
        LegState state = state(channel.path("state").asString(""), application(channel));
        OptionalLong held = ChannelIds.holdOf(bridge);
        OptionalLong talking = ChannelIds.advisorOf(bridge);
        if (held.isPresent()) {
            return new SwitchSnapshot.Leg(legId, LegState.HELD, held.getAsLong());
        }
        if (talking.isPresent()) {
            LegState inBridge = Leg.answered(state) ? LegState.CONNECTED : state;
            return new SwitchSnapshot.Leg(legId, inBridge, talking.getAsLong());
        }
        Optional<ChannelIds.Pair> pair = ChannelIds.pairOf(bridge);
        if (pair.isPresent()) {
            LegState inBridge = Leg.answered(state) ? LegState.CONNECTED : state;
            return new SwitchSnapshot.Leg(legId, inBridge, 0, pair.get().partnerOf(legId));
        }
        return new SwitchSnapshot.Leg(legId, state, 0);
    }

    /** @param channel as {@code GET channels/ID} gives it */
    static boolean isUp(String channel) {
        try {
            return isUp(JSON.readTree(channel));
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static boolean isUp(JsonNode channel) {
        return channel.path("state").asString("").equals("Up");
    }

    private static String application(JsonNode channel) {
        return channel.path("dialplan").path("app_name").asString("");
    }

    /** Answered but still asking for us in the dialplan counts as ringing: its Answered is about to come. */
    private static LegState state(String state, String application) {
        return switch (state) {
            case "Up" ->
                switch (application) {
                    case "Stasis" -> LegState.ANSWERED;
                    case "Playback", "UserEvent" -> LegState.MESSAGE;
                    default -> LegState.RINGING;
                };
            case "Ringing", "Ring" -> LegState.RINGING;
            default -> LegState.DIALING;
        };
    }
}
