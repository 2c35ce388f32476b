package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.telephony.leg.AbandonmentNotes;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.Map;

/** Builds every request the adapter sends. Pure; the sequences were proven against Asterisk 22.10. */
final class AriRequests {
    /** Codec of every leg: one everywhere means no transcoding. */
    private static final String FORMATS = "ulaw";

    /** The dialplan asks for us again each 250 ms, see extensions.conf. */
    private static final long RETRY_MS = 250;
    /** So much longer than the wait limit a leg may be in our hands before the dialplan takes us for dead. */
    private static final long GUARD_GRACE_SECONDS = 1;

    /** Events nobody here reads; together two thirds of the bytes. */
    private static final List<String> UNWANTED = List.of(
            "ChannelVarset", "ChannelDialplan", "EndpointStateChange", "ChannelConnectedLine", "ChannelCallerId");

    private final String app;

    AriRequests(String app) {
        this.app = app;
    }

    AriRequest eventFilter() {
        List<Map<String, String>> types =
                UNWANTED.stream().map(type -> Map.of("type", type)).toList();
        return AriRequest.put("applications/" + app + "/eventFilter", Map.of("disallowed", types));
    }

    AriRequest subscribe(String trunk) {
        return AriRequest.post("applications/" + app + "/subscription", "eventSource", "endpoint:PJSIP/" + trunk);
    }

    AriRequest info() {
        return AriRequest.get("asterisk/info?only=status");
    }

    AriRequest system() {
        return AriRequest.get("asterisk/info?only=system");
    }

    AriRequest modules() {
        return AriRequest.get("asterisk/modules");
    }

    AriRequest channels() {
        return AriRequest.get("channels");
    }

    AriRequest bridges() {
        return AriRequest.get("bridges");
    }

    /** The dialplan's notes of messages played are among them, see {@link AbandonmentNotes}. */
    AriRequest deviceStates() {
        return AriRequest.get("deviceStates");
    }

    /** Asterisk deletes only what it was told by ARI: a note of the dialplan is to be taken over first. */
    AriRequest takeNote(long legId) {
        return new AriRequest(HttpMethod.PUT, AriRequest.uri(note(legId), "deviceState", "NOT_INUSE"));
    }

    AriRequest deleteNote(long legId) {
        return AriRequest.delete(note(legId));
    }

    private static String note(long legId) {
        return "deviceStates/Stasis:" + AbandonmentNotes.of(legId);
    }

    AriRequest channel(String id) {
        return AriRequest.get("channels/" + id);
    }

    /** A predictive leg: to the dialplan, which holds on to the debtor even while nobody of us is there. */
    AriRequest originate(DialRequest request) {
        String id = ChannelIds.leg(request.legId());
        String uri = AriRequest.uri(
                "channels",
                "endpoint",
                dialString(request),
                "context",
                "out",
                "extension",
                request.amd() == AmdMode.INLINE ? "inline" : "cust",
                "priority",
                "1",
                "channelId",
                id,
                "timeout",
                seconds(request.ringTimeoutMs()),
                "formats",
                FORMATS,
                "callerId",
                request.callerId());
        long tries = Math.max(1, Leg.waitLimitMs(request) / RETRY_MS - 1);
        String guard = Long.toString(Math.ceilDiv(request.waitLimitMs(), 1_000) + GUARD_GRACE_SECONDS);
        Map<String, String> variables = Map.of("CALL_REF", id, "CALL_TRIES", Long.toString(tries), "CALL_GUARD", guard);
        return AriRequest.call(uri, Map.of("variables", variables));
    }

    /** A copy of what the debtor says, on a channel of its own. */
    AriRequest listen(String channel, String detector) {
        return AriRequest.post(
                "channels/" + channel + "/snoop",
                "spy",
                "in",
                "app",
                app,
                "appArgs",
                EventTracker.DETECTOR,
                "snoopId",
                detector);
    }

    /** A channel that hears both sides of another, see {@link Snoops}. */
    AriRequest snoop(String channel, String snoop, String whisper) {
        return AriRequest.post(
                "channels/" + channel + "/snoop",
                "spy",
                "both",
                "whisper",
                whisper,
                "app",
                app,
                "appArgs",
                Snoops.ROLE,
                "snoopId",
                snoop);
    }

    AriRequest answer(String channel) {
        return AriRequest.post("channels/" + channel + "/answer");
    }

    /** Refuses a call from outside: the caller hears the busy tone. */
    AriRequest refuse(String channel) {
        return AriRequest.delete("channels/" + channel, "reason_code", "17");
    }

    AriRequest analyse(String detector) {
        return AriRequest.post(
                "channels/" + detector + "/continue", "context", "out", "extension", "amd", "priority", "1");
    }

    /** An advisor takes the leg: the dialplan's guard against our own death would cut the conversation. */
    AriRequest unguard(String channel) {
        return AriRequest.post("channels/" + channel + "/variable", "variable", "TIMEOUT(absolute)", "value", "0");
    }

    /** A manual leg, step one: the channel, which then joins the advisor's bridge and is dialled. */
    AriRequest create(DialRequest request) {
        String id = ChannelIds.leg(request.legId());
        String uri = AriRequest.uri(
                "channels/create",
                "endpoint",
                dialString(request),
                "app",
                app,
                "appArgs",
                EventTracker.ATTACHED + "," + id,
                "channelId",
                id,
                "formats",
                FORMATS);
        Map<String, String> variables = Map.of("CALL_REF", id, "CONNECTEDLINE(num,i)", request.callerId());
        return AriRequest.call(uri, Map.of("variables", variables));
    }

    AriRequest dial(String channel, long ringTimeoutMs) {
        return AriRequest.post("channels/" + channel + "/dial", "timeout", seconds(ringTimeoutMs));
    }

    AriRequest callAdvisor(long sessionId, String account) {
        String id = ChannelIds.advisor(sessionId);
        return AriRequest.post(
                "channels",
                "endpoint",
                "PJSIP/" + account,
                "app",
                app,
                "appArgs",
                EventTracker.ADVISOR + "," + id,
                "channelId",
                id,
                "formats",
                FORMATS,
                "callerId",
                "Cadencia");
    }

    /** A call to the bridge of an advisor of another node. */
    AriRequest callNode(long sessionId, String address, long there) {
        return AriRequest.post(
                "channels",
                "endpoint",
                "PJSIP/" + AccountRequests.TIE + "/sip:t" + there + "@" + address,
                "app",
                app,
                "appArgs",
                EventTracker.ADVISOR + "," + sessionId,
                "channelId",
                ChannelIds.advisor(sessionId),
                "formats",
                FORMATS);
    }

    AriRequest pickUp(String channel) {
        return AriRequest.post("channels/" + channel + "/answer");
    }

    AriRequest createBridge(String bridge, String type) {
        return AriRequest.post("bridges", "type", type, "bridgeId", bridge);
    }

    AriRequest deleteBridge(String bridge) {
        return AriRequest.delete("bridges/" + bridge);
    }

    AriRequest addToBridge(String bridge, String channel) {
        // without the inhibition a manual call would show the advisor's name instead of the campaign's number
        return AriRequest.post(
                "bridges/" + bridge + "/addChannel", "channel", channel, "inhibitConnectedLineUpdates", "true");
    }

    AriRequest removeFromBridge(String bridge, String channel) {
        return AriRequest.post("bridges/" + bridge + "/removeChannel", "channel", channel);
    }

    AriRequest bridgeMusic(String bridge) {
        return AriRequest.post("bridges/" + bridge + "/moh");
    }

    AriRequest hangup(String channel) {
        return AriRequest.delete("channels/" + channel);
    }

    AriRequest mute(String channel, boolean on) {
        return new AriRequest(
                on ? HttpMethod.POST : HttpMethod.DELETE,
                AriRequest.uri("channels/" + channel + "/mute", "direction", "out"));
    }

    AriRequest dtmf(String channel, String digits) {
        return AriRequest.post("channels/" + channel + "/dtmf", "dtmf", digits);
    }

    /** Back to the dialplan, which plays the message and hangs up whatever happens to us meanwhile. */
    AriRequest message(String channel, Prompt prompt) {
        String extension = switch (prompt) {
            case ABANDONMENT -> "sorry";
            case UNATTENDED -> "unattended";
        };
        return AriRequest.post(
                "channels/" + channel + "/continue", "context", "out", "extension", extension, "priority", "1");
    }

    private static String dialString(DialRequest request) {
        return "PJSIP/" + request.number() + "@" + request.trunk();
    }

    private static String seconds(long ms) {
        return Long.toString(Math.max(1, Math.ceilDiv(ms, 1000L)));
    }
}
