package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.PhoneAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asteriskjava.manager.action.DbPutAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.MuteAudioAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.PlayDtmfAction;
import org.asteriskjava.manager.action.RedirectAction;
import tools.jackson.databind.json.JsonMapper;

/** Builds every action the adapter sends. Pure. Channels are addressed by their unique id, which is the leg's name. */
final class AmiActions {
    /** Codec of every leg: one everywhere means no transcoding. */
    private static final String CODECS = "ulaw";

    private static final int NORMAL_CLEARING = 16;
    private static final int BUSY = 17;
    private static final int DIGIT_MS = 100;
    private static final long PHONE_MS = 30_000;
    /** For the halves of a channel to find each other, which takes a moment. */
    private static final long LOCAL_MS = 5_000;

    /** An ear of a dialer that never comes back. */
    private static final String LONGEST_EAR_S = "14400";

    /** What the dialplan needs to begin the message before the limit ends. */
    private static final long MARGIN_MS = 100;

    private final JsonMapper json = JsonMapper.shared();

    /** A leg; at its answer the dialplan holds on to the debtor even while nobody of us is there. */
    OriginateAction originate(DialRequest request) {
        String id = ChannelIds.leg(request.legId());
        OriginateAction originate = destined(request);
        originate.setChannel("PJSIP/" + request.number() + "@" + request.trunk());
        originate.setChannelId(id);
        originate.setActionId(id);
        originate.setTimeout(request.ringTimeoutMs());
        originate.setCallerId(request.callerId());
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CALL_REF", id);
        variables.put("CALL_WAIT", seconds(Math.max(0, Leg.waitLimitMs(request) - MARGIN_MS)));
        originate.setVariables(variables);
        return originate;
    }

    /** The account code names the room it will go to, so that a list of channels tells it before the answer. */
    private static OriginateAction destined(DialRequest request) {
        if (request.attachedSessionId() != 0) {
            OriginateAction attached = to(DialplanPlace.ATTACHED, DialplanPlace.of(request.attachedSessionId()));
            attached.setAccount(ChannelIds.advisor(request.attachedSessionId()));
            return attached;
        }
        if (request.attachedLegId() != 0) {
            ChannelIds.Pair pair = new ChannelIds.Pair(request.attachedLegId(), request.legId());
            OriginateAction passing = to(DialplanPlace.PASSING, DialplanPlace.of(pair));
            passing.setAccount(ChannelIds.pair(pair.one(), pair.other()));
            return passing;
        }
        return to(request.amd() == AmdMode.INLINE ? DialplanPlace.ANALYSED : DialplanPlace.ANSWERED);
    }

    private static String seconds(long ms) {
        return ms / 1_000 + "." + String.format("%03d", ms % 1_000);
    }

    /** An advisor's phone, to where it waits alone. */
    OriginateAction callAdvisor(long sessionId, String account) {
        String id = ChannelIds.advisor(sessionId);
        OriginateAction originate = to(DialplanPlace.SEAT, DialplanPlace.of(sessionId));
        originate.setChannel("PJSIP/" + account);
        originate.setChannelId(id);
        originate.setActionId(id);
        originate.setTimeout(PHONE_MS);
        originate.setCallerId("Cadencia");
        originate.setVariables(Map.of("SEAT", Long.toString(sessionId)));
        return originate;
    }

    /** Ringing into the conference where somebody waits for the leg. */
    OriginateAction ringing(DialRequest request) {
        String id = ringingChannel(request.legId());
        return request.attachedSessionId() != 0
                ? local(id, room(request.attachedSessionId()), to(DialplanPlace.RINGING))
                : local(
                        id,
                        DialplanPlace.of(new ChannelIds.Pair(request.attachedLegId(), request.legId())) + "@"
                                + DialplanPlace.PAIR.context(),
                        to(DialplanPlace.RINGING));
    }

    private static String room(long sessionId) {
        return DialplanPlace.of(sessionId) + "@" + DialplanPlace.ROOM.context();
    }

    /** A channel of two halves: one where {@code there} says, the other where the originate does. */
    private static OriginateAction local(String id, String there, OriginateAction here) {
        here.setChannel("Local/" + there + "/n");
        here.setChannelId(id);
        here.setActionId(id);
        here.setTimeout(LOCAL_MS);
        return here;
    }

    /**
     * What lets a supervisor, who is in a conference, take part in an advisor's calls.
     *
     * @param listener name of the half that listens
     */
    OriginateAction ear(ChannelIds.Spy ear, String listener) {
        DialplanPlace place = switch (ear.whisper()) {
            case ChannelIds.Spy.NOBODY -> DialplanPlace.LISTEN;
            case ChannelIds.Spy.ADVISOR -> DialplanPlace.WHISPER;
            default -> DialplanPlace.ROOM;
        };
        OriginateAction originate = local(listener, room(ear.supervisor()), to(place, DialplanPlace.of(ear.session())));
        originate.setOtherChannelId(ear.channel());
        originate.setVariables(Map.of("TIMEOUT(absolute)", LONGEST_EAR_S));
        return originate;
    }

    /** A copy of what a leg says, looked through for an answering machine. */
    OriginateAction analysis(long legId) {
        String leg = ChannelIds.leg(legId);
        OriginateAction originate =
                local(ChannelIds.detector(legId), leg + "@" + DialplanPlace.COPY.context(), to(DialplanPlace.ANALYSIS));
        originate.setVariables(Map.of("CALL_REF", leg));
        return originate;
    }

    static String ringingChannel(long legId) {
        return "ring-" + legId + "-";
    }

    private static OriginateAction to(DialplanPlace place) {
        return to(place, place.extension());
    }

    private static OriginateAction to(DialplanPlace place, String extension) {
        OriginateAction originate = new OriginateAction();
        originate.setAsync(true);
        originate.setCodecs(CODECS);
        originate.setContext(place.context());
        originate.setExten(extension);
        originate.setPriority(1);
        return originate;
    }

    RedirectAction move(String channel, DialplanPlace place) {
        return move(channel, place, place.extension());
    }

    RedirectAction move(String channel, DialplanPlace place, long sessionId) {
        return move(channel, place, DialplanPlace.of(sessionId));
    }

    RedirectAction move(String channel, DialplanPlace place, ChannelIds.Pair pair) {
        return move(channel, place, DialplanPlace.of(pair));
    }

    private static RedirectAction move(String channel, DialplanPlace place, String extension) {
        return new RedirectAction(channel, place.context(), extension, 1);
    }

    /** Both at once, so that neither is alone in between. */
    RedirectAction meet(String channel, String other, ChannelIds.Pair pair) {
        return meet(channel, other, DialplanPlace.PAIR.context(), DialplanPlace.of(pair));
    }

    RedirectAction meet(String channel, String other, long sessionId) {
        return meet(channel, other, DialplanPlace.ROOM.context(), DialplanPlace.of(sessionId));
    }

    private static RedirectAction meet(String channel, String other, String context, String extension) {
        return new RedirectAction(channel, other, context, extension, 1, context, extension, 1);
    }

    /** A call from outside goes on ringing where only we decide. */
    RedirectAction ring(String channel, String called) {
        return move(channel, DialplanPlace.ARRIVED, called);
    }

    /** A call from outside that nobody wants. */
    HangupAction refuse(String channel) {
        return new HangupAction(channel, BUSY);
    }

    HangupAction hangup(String channel) {
        return new HangupAction(channel, NORMAL_CLEARING);
    }

    MuteAudioAction mute(String channel, boolean on) {
        return new MuteAudioAction(
                channel, MuteAudioAction.Direction.OUT, on ? MuteAudioAction.State.MUTE : MuteAudioAction.State.UNMUTE);
    }

    PlayDtmfAction digit(String channel, char digit) {
        PlayDtmfAction play = new PlayDtmfAction(channel, String.valueOf(digit));
        play.setDuration(DIGIT_MS);
        return play;
    }

    /**
     * The three objects of a phone's account, as Asterisk's own sorcery keeps them in its database: the same place and
     * form as with ARI, so both adapters see the same accounts.
     */
    List<DbPutAction> account(SipAccount account) {
        return PhoneAccount.objects(account).entrySet().stream()
                .map(object -> store(object.getKey(), account.user(), object.getValue()))
                .toList();
    }

    private DbPutAction store(String type, String id, Map<String, String> values) {
        return new DbPutAction("cadencia_" + type + "/" + type, id, json.writeValueAsString(values));
    }
}
