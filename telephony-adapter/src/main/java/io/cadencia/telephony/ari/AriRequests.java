package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.telephony.leg.AbandonmentNotes;
import io.cadencia.telephony.leg.ChannelIds;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Builds every request the adapter sends. Pure; the sequences were proven against Asterisk 22.10. */
final class AriRequests {
    private static final String TIE_ACCOUNT = "cadencia-tie";
    /** Codec of every leg: one everywhere means no transcoding. */
    private static final String FORMATS = "ulaw";

    /** The dialplan asks for us again each 250 ms, see extensions.conf. */
    private static final long RETRY_MS = 250;
    /** So much longer than the wait limit a leg may be in our hands before the dialplan takes us for dead. */
    private static final long GUARD_GRACE_SECONDS = 1;

    /** Silence after the greeting that the detector waits for before its verdict: after_greeting_silence of amd.conf. */
    static final long AFTER_GREETING_MS = 500;

    /** Events nobody here reads; together two thirds of the bytes. */
    private static final List<String> UNWANTED = List.of(
            "ChannelVarset", "ChannelDialplan", "EndpointStateChange", "ChannelConnectedLine", "ChannelCallerId");

    private final JsonMapper json = JsonMapper.shared();
    private final String app;

    AriRequests(String app) {
        this.app = app;
    }

    AriRequest eventFilter() {
        List<Map<String, String>> types =
                UNWANTED.stream().map(type -> Map.of("type", type)).toList();
        return new AriRequest(
                HttpMethod.PUT, "applications/" + app + "/eventFilter", write(Map.of("disallowed", types)));
    }

    AriRequest subscribe(String trunk) {
        return post("applications/" + app + "/subscription", "eventSource", "endpoint:PJSIP/" + trunk);
    }

    AriRequest info() {
        return get("asterisk/info?only=status");
    }

    AriRequest system() {
        return get("asterisk/info?only=system");
    }

    AriRequest modules() {
        return get("asterisk/modules");
    }

    AriRequest channels() {
        return get("channels");
    }

    AriRequest bridges() {
        return get("bridges");
    }

    /** The dialplan's notes of messages played are among them, see {@link AbandonmentNotes}. */
    AriRequest deviceStates() {
        return get("deviceStates");
    }

    /** Asterisk deletes only what it was told by ARI: a note of the dialplan is to be taken over first. */
    AriRequest takeNote(long legId) {
        return new AriRequest(HttpMethod.PUT, uri(note(legId), "deviceState", "NOT_INUSE"));
    }

    AriRequest deleteNote(long legId) {
        return new AriRequest(HttpMethod.DELETE, note(legId));
    }

    private static String note(long legId) {
        return "deviceStates/Stasis:" + AbandonmentNotes.of(legId);
    }

    AriRequest channel(String id) {
        return get("channels/" + id);
    }

    /** A predictive leg: to the dialplan, which holds on to the debtor even while nobody of us is there. */
    AriRequest originate(DialRequest request) {
        String id = ChannelIds.leg(request.legId());
        String uri = uri(
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
        long tries = Math.max(1, waitLimitMs(request) / RETRY_MS - 1);
        String guard = Long.toString(Math.ceilDiv(request.waitLimitMs(), 1_000) + GUARD_GRACE_SECONDS);
        Map<String, String> variables = Map.of("CALL_REF", id, "CALL_TRIES", Long.toString(tries), "CALL_GUARD", guard);
        return new AriRequest(HttpMethod.POST, uri, write(Map.of("variables", variables)), true);
    }

    /** How long an answered leg may wait: the limit counts from the greeting's end, part of it is over at the verdict. */
    static long waitLimitMs(DialRequest request) {
        return request.amd() == AmdMode.INLINE
                ? Math.max(RETRY_MS, request.waitLimitMs() - AFTER_GREETING_MS)
                : request.waitLimitMs();
    }

    /** A copy of what the debtor says, on a channel of its own. */
    AriRequest listen(String channel, String detector) {
        return post(
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
        return post(
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

    AriRequest record(String channel, String name) {
        return post("channels/" + channel + "/record", "name", name, "format", "wav", "ifExists", "fail");
    }

    AriRequest pauseRecording(String name, boolean on) {
        return new AriRequest(on ? HttpMethod.POST : HttpMethod.DELETE, "recordings/live/" + name + "/pause");
    }

    AriRequest stopRecording(String name) {
        return post("recordings/live/" + name + "/stop");
    }

    AriRequest discardRecording(String name) {
        return new AriRequest(HttpMethod.DELETE, "recordings/live/" + name);
    }

    AriRequest deleteRecording(String name) {
        return new AriRequest(HttpMethod.DELETE, "recordings/stored/" + name);
    }

    AriRequest recording(String name) {
        return get("recordings/live/" + name);
    }

    AriRequest answer(String channel) {
        return post("channels/" + channel + "/answer");
    }

    /** Refuses a call from outside: the caller hears the busy tone. */
    AriRequest refuse(String channel) {
        return new AriRequest(HttpMethod.DELETE, uri("channels/" + channel, "reason_code", "17"));
    }

    AriRequest analyse(String detector) {
        return post("channels/" + detector + "/continue", "context", "out", "extension", "amd", "priority", "1");
    }

    /** An advisor takes the leg: the dialplan's guard against our own death would cut the conversation. */
    AriRequest unguard(String channel) {
        return post("channels/" + channel + "/variable", "variable", "TIMEOUT(absolute)", "value", "0");
    }

    /** A manual leg, step one: the channel, which then joins the advisor's bridge and is dialled. */
    AriRequest create(DialRequest request) {
        String id = ChannelIds.leg(request.legId());
        String uri = uri(
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
        return new AriRequest(HttpMethod.POST, uri, write(Map.of("variables", variables)), true);
    }

    AriRequest dial(String channel, long ringTimeoutMs) {
        return post("channels/" + channel + "/dial", "timeout", seconds(ringTimeoutMs));
    }

    AriRequest callAdvisor(long sessionId, String account) {
        String id = ChannelIds.advisor(sessionId);
        return post(
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
        return post(
                "channels",
                "endpoint",
                "PJSIP/" + TIE_ACCOUNT + "/sip:t" + there + "@" + address,
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
        return post("channels/" + channel + "/answer");
    }

    AriRequest createBridge(String bridge, String type) {
        return post("bridges", "type", type, "bridgeId", bridge);
    }

    AriRequest deleteBridge(String bridge) {
        return new AriRequest(HttpMethod.DELETE, "bridges/" + bridge);
    }

    AriRequest addToBridge(String bridge, String channel) {
        // without the inhibition a manual call would show the advisor's name instead of the campaign's number
        return post("bridges/" + bridge + "/addChannel", "channel", channel, "inhibitConnectedLineUpdates", "true");
    }

    AriRequest removeFromBridge(String bridge, String channel) {
        return post("bridges/" + bridge + "/removeChannel", "channel", channel);
    }

    AriRequest bridgeMusic(String bridge) {
        return post("bridges/" + bridge + "/moh");
    }

    AriRequest hangup(String channel) {
        return new AriRequest(HttpMethod.DELETE, "channels/" + channel);
    }

    AriRequest mute(String channel, boolean on) {
        return new AriRequest(
                on ? HttpMethod.POST : HttpMethod.DELETE, uri("channels/" + channel + "/mute", "direction", "out"));
    }

    AriRequest dtmf(String channel, String digits) {
        return post("channels/" + channel + "/dtmf", "dtmf", digits);
    }

    /** Back to the dialplan, which plays the message and hangs up whatever happens to us meanwhile. */
    AriRequest message(String channel, Prompt prompt) {
        String extension = switch (prompt) {
            case ABANDONMENT -> "sorry";
            case UNATTENDED -> "unattended";
        };
        return post("channels/" + channel + "/continue", "context", "out", "extension", extension, "priority", "1");
    }

    /** The three objects of a phone's account, in the order in which they must be made. */
    List<AriRequest> account(SipAccount account) {
        return List.of(
                configure(
                        "auth",
                        account.user(),
                        Map.of("auth_type", "userpass", "username", account.user(), "password", account.password())),
                configure("aor", account.user(), Map.of("max_contacts", "1", "remove_existing", "yes")),
                configure("endpoint", account.user(), endpoint(account.user())));
    }

    private static Map<String, String> endpoint(String user) {
        return Map.ofEntries(
                Map.entry("transport", "udp"),
                Map.entry("context", "from-phone"),
                Map.entry("disallow", "all"),
                Map.entry("allow", "ulaw,alaw"),
                Map.entry("direct_media", "no"),
                Map.entry("timers", "yes"),
                Map.entry("rtp_symmetric", "yes"),
                Map.entry("force_rport", "yes"),
                Map.entry("rewrite_contact", "yes"),
                Map.entry("auth", user),
                Map.entry("aors", user));
    }

    /**
     * The account the nodes call each other with: known to all of them, so that its name in the From and the secret let
     * a call in. The audio's keep-alive tells a tie that is merely quiet from one whose other end is dead.
     */
    List<AriRequest> tieAccount(String secret) {
        Map<String, String> endpoint = new HashMap<>(endpoint(TIE_ACCOUNT));
        endpoint.putAll(Map.of(
                "context",
                "from-tie",
                "outbound_auth",
                TIE_ACCOUNT,
                "from_user",
                TIE_ACCOUNT,
                "rtp_keepalive",
                "5",
                "rtp_timeout",
                "30"));
        return List.of(
                configure(
                        "auth",
                        TIE_ACCOUNT,
                        Map.of("auth_type", "userpass", "username", TIE_ACCOUNT, "password", secret)),
                configure("aor", TIE_ACCOUNT, Map.of("max_contacts", "1")),
                configure("endpoint", TIE_ACCOUNT, endpoint));
    }

    private AriRequest configure(String type, String id, Map<String, String> values) {
        List<Map<String, String>> fields = values.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByKey().reversed()) // disallow must precede allow
                .map(e -> Map.of("attribute", e.getKey(), "value", e.getValue()))
                .toList();
        return new AriRequest(
                HttpMethod.PUT,
                "asterisk/config/dynamic/res_pjsip/" + type + "/" + id,
                write(Map.of("fields", fields)));
    }

    private static String dialString(DialRequest request) {
        return "PJSIP/" + request.number() + "@" + request.trunk();
    }

    private static String seconds(long ms) {
        return Long.toString(Math.max(1, Math.ceilDiv(ms, 1000L)));
    }

    private static AriRequest get(String uri) {
        return new AriRequest(HttpMethod.GET, uri);
    }

    private static AriRequest post(String path, String... parameters) {
        return new AriRequest(HttpMethod.POST, uri(path, parameters));
    }

    private static String uri(String path, String... parameters) {
        QueryStringEncoder encoder = new QueryStringEncoder(path);
        for (int i = 0; i < parameters.length; i += 2) {
            encoder.addParam(parameters[i], parameters[i + 1]);
        }
        return encoder.toString();
    }

    private String write(Object value) {
        return json.writeValueAsString(value);
    }
}
