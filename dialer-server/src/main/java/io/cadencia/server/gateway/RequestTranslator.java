package io.cadencia.server.gateway;

import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.engine.Command;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests to commands. Checks what can be checked without the engine: sizes, formats and the campaign's permission. */
final class RequestTranslator {
    static final int MAX_FIELDS = 32;
    static final int MAX_FIELD_NAME_CHARS = 64;
    static final int MAX_FIELD_VALUE_CHARS = 500;
    static final int MAX_CODE_CHARS = 64;
    static final int MAX_REASON_CHARS = 200;
    static final int MAX_DIGITS = 32;
    private static final Pattern DIGITS = Pattern.compile("[0-9*#A-D]{1," + MAX_DIGITS + "}");

    private final Campaigns campaigns;

    RequestTranslator(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Not for {@code SignIn} and {@code Resume}, which the engine never sees. */
    Translation translate(ClientMessage.Request request, DesktopSession session) {
        long id = session.id();
        return switch (request) {
            case ClientMessage.Join r -> join(r, session);
            case ClientMessage.ChangeState r -> changeState(r, id);
            case ClientMessage.ControlCall r -> controlCall(r, id);
            case ClientMessage.Supervise r -> supervise(r, session);
            case ClientMessage.TakeLead r -> takeLead(r, id);
            case ClientMessage.DialPhone r ->
                new Translation.Send(new Command.DialPhone(r.requestId(), id, r.leadId(), r.phoneId()));
            case ClientMessage.SkipLead r -> skipLead(r, id);
            case ClientMessage.ReportPhase r ->
                new Translation.Send(new Command.ReportPhase(
                        r.requestId(),
                        id,
                        r.attemptId(),
                        CallPhase.valueOf(r.phase().name())));
            case ClientMessage.Classify r -> classify(r, id);
            case ClientMessage.SignOut r -> new Translation.Send(new Command.LeaveSeat(r.requestId(), id));
            case ClientMessage.SignIn r -> refuse(RefusalCodes.WRONG_STATE);
            case ClientMessage.Resume r -> refuse(RefusalCodes.WRONG_STATE);
        };
    }

    private Translation join(ClientMessage.Join r, DesktopSession session) {
        List<Campaigns.Entry> allowed = campaigns.forAdvisor(session.user().userId());
        Campaigns.Entry campaign = campaigns.find(r.campaignId());
        if (campaign == null || !allowed.contains(campaign)) {
            return refuse(RefusalCodes.NO_SUCH_CAMPAIGN);
        }
        for (Campaigns.Entry other : campaigns.team(campaign)) {
            if (!allowed.contains(other)) { // its debtors are not for this advisor's eyes
                return new Translation.Refuse(
                        RefusalCodes.TEAM_INCOMPLETE,
                        Map.of("campaign", shortened(other.spec().name())));
            }
        }
        var endpoint = new AdvisorEndpoint.Sip(session.user().sipAccount());
        return new Translation.Send(
                new Command.TakeSeat(r.requestId(), session.id(), session.user().userId(), r.campaignId(), endpoint));
    }

    private static Translation changeState(ClientMessage.ChangeState r, long sessionId) {
        boolean ready = r.target() == ClientMessage.ChangeState.Target.READY;
        String reason = r.pauseReason();
        if (!ready && (reason == null || reason.isBlank() || reason.length() > MAX_CODE_CHARS)) {
            return refuse(RefusalCodes.UNKNOWN_PAUSE_REASON);
        }
        return new Translation.Send(
                new Command.ChangeState(r.requestId(), sessionId, ready, ready || reason == null ? "" : reason));
    }

    private static Translation controlCall(ClientMessage.ControlCall r, long sessionId) {
        String digits = r.digits() == null ? "" : r.digits();
        Command.Control control = switch (r.control()) {
            case HANG_UP -> Command.Control.HANG_UP;
            case HOLD -> Command.Control.HOLD;
            case RESUME -> Command.Control.RESUME;
            case MUTE -> Command.Control.MUTE;
            case UNMUTE -> Command.Control.UNMUTE;
            case SEND_DTMF -> Command.Control.SEND_DTMF;
            case CONSULT -> Command.Control.CONSULT;
            case TRANSFER -> Command.Control.TRANSFER;
            case MERGE -> Command.Control.MERGE;
            case LEAVE -> Command.Control.LEAVE;
            case DROP_THIRD_PARTY -> Command.Control.DROP_THIRD_PARTY;
            case PAUSE_RECORDING -> Command.Control.PAUSE_RECORDING;
            case RESUME_RECORDING -> Command.Control.RESUME_RECORDING;
        };
        String detail = r.detail() == null ? "" : r.detail();
        if (detail.length() > MAX_CODE_CHARS) {
            return invalid("detail", detail, "at most " + MAX_CODE_CHARS + " characters");
        }
        if (control == Command.Control.SEND_DTMF && !DIGITS.matcher(digits).matches()) {
            return invalid("digits", digits, "1 to " + MAX_DIGITS + " of 0-9 * # A-D");
        }
        return new Translation.Send(new Command.ControlCall(
                r.requestId(),
                sessionId,
                r.attemptId(),
                control,
                control == Command.Control.SEND_DTMF ? digits : "",
                detail));
    }

    /** The role is checked here: the engine knows no roles. */
    private static Translation supervise(ClientMessage.Supervise r, DesktopSession session) {
        if (!session.user().supervisor()) {
            return refuse(RefusalCodes.NOT_ALLOWED);
        }
        SuperviseMode mode = switch (r.mode()) {
            case LISTEN -> SuperviseMode.LISTEN;
            case WHISPER -> SuperviseMode.WHISPER;
            case BARGE -> SuperviseMode.BARGE;
            case OFF -> SuperviseMode.OFF;
        };
        return new Translation.Send(new Command.Supervise(r.requestId(), session.id(), r.advisorId(), mode));
    }

    private static Translation takeLead(ClientMessage.TakeLead r, long sessionId) {
        Long lead = r.leadId();
        return new Translation.Send(new Command.TakeLead(r.requestId(), sessionId, lead == null ? 0 : lead));
    }

    private static Translation skipLead(ClientMessage.SkipLead r, long sessionId) {
        if (r.reason().length() > MAX_REASON_CHARS) {
            return invalid("reason", r.reason(), "at most " + MAX_REASON_CHARS + " characters");
        }
        return new Translation.Send(new Command.SkipLead(r.requestId(), sessionId, r.leadId(), r.reason()));
    }

    private static Translation classify(ClientMessage.Classify r, long sessionId) {
        if (r.note().length() > Protocol.MAX_NOTE_CHARS) {
            return new Translation.Refuse(
                    RefusalCodes.NOTE_TOO_LONG, Map.of("limit", Integer.toString(Protocol.MAX_NOTE_CHARS)));
        }
        if (r.resultCode().isEmpty() || r.resultCode().length() > MAX_CODE_CHARS) {
            return refuse(RefusalCodes.UNKNOWN_RESULT);
        }
        Translation wrong = wrongFields(r.fields());
        return wrong != null
                ? wrong
                : new Translation.Send(new Command.Classify(
                        r.requestId(), sessionId, r.attemptId(), r.resultCode(), Map.copyOf(r.fields()), r.note()));
    }

    private static @Nullable Translation wrongFields(Map<String, String> fields) {
        if (fields.size() > MAX_FIELDS) {
            return invalid("fields", Integer.toString(fields.size()), "at most " + MAX_FIELDS + " fields");
        }
        for (var field : fields.entrySet()) {
            if (field.getKey().length() > MAX_FIELD_NAME_CHARS) {
                return invalid(field.getKey(), "", "a name of at most " + MAX_FIELD_NAME_CHARS + " characters");
            }
            if (field.getValue().length() > MAX_FIELD_VALUE_CHARS) {
                return invalid(field.getKey(), field.getValue(), "at most " + MAX_FIELD_VALUE_CHARS + " characters");
            }
        }
        return null;
    }

    private static Translation refuse(String code) {
        return new Translation.Refuse(code, Map.of());
    }

    private static Translation invalid(String field, String value, String expected) {
        return new Translation.Refuse(
                RefusalCodes.INVALID_FIELD,
                Map.of("field", shortened(field), "value", shortened(value), "expected", expected));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_FIELD_NAME_CHARS ? text : text.substring(0, MAX_FIELD_NAME_CHARS) + "…";
    }
}
