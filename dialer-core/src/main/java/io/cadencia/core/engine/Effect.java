package io.cadencia.core.engine;

import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.LeadSource.LeadRequest;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SuperviseMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine wants done outside. Idempotent at the target, so that it may be asked again after a restart. */
public sealed interface Effect {

    /** For the telephony adapter. */
    sealed interface Telephony extends Effect {}

    /** {@code node} empty = the only switch, here and below. */
    record OpenAdvisor(long sessionId, AdvisorEndpoint endpoint, String node) implements Telephony {}

    record CloseAdvisor(long sessionId, String node) implements Telephony {}

    record PlaceCall(DialRequest request, long leadId, long accountId) implements Telephony {}

    /** A third party beside a call. */
    record CallThirdParty(DialRequest request) implements Telephony {}

    record Pair(long legId, long otherLegId) implements Telephony {}

    record PickUp(long legId) implements Telephony {}

    record RecordCall(long legId, String name, RecordAction action) implements Telephony {}

    record Supervise(long supervisorSessionId, long sessionId, SuperviseMode mode) implements Telephony {}

    record Connect(long legId, long sessionId) implements Telephony {}

    record HangUp(long legId) implements Telephony {}

    record Hold(long legId, boolean on) implements Telephony {}

    record Mute(long legId, boolean on) implements Telephony {}

    record SendDtmf(long legId, String digits) implements Telephony {}

    record PlayAbandonment(long legId) implements Telephony {}

    record PlayUnattended(long legId) implements Telephony {}

    /** That these heard the abandonment message is journaled; the switch need not tell it again. */
    record ForgetAbandoned(List<Long> legIds, String node) implements Telephony {}

    /** For the desktops' gateway. */
    sealed interface Desktop extends Effect {}

    /** Answers a request; {@code rejection} null = done. */
    record Answer(
            long sessionId, String requestId, @Nullable Rejection rejection) implements Desktop {}

    /** The whole state of a seat; replaces the one shown before. */
    record ShowSeat(SeatView seat) implements Desktop {}

    record ShowWorkList(long sessionId, List<Lead> leads, int remaining) implements Desktop {}

    /** The seat is gone (left, or its grace time ran out). */
    record SeatClosed(long sessionId) implements Desktop {}

    /** The live figures of a campaign, about once a second; for desktops, dashboard and metrics. */
    record ShowCampaign(CampaignFigures figures) implements Desktop {}

    /** The nodes and trunks, about once a second once they are defined. */
    record ShowExchange(ExchangeFigures figures) implements Desktop {}

    /** For the lead feeder. */
    sealed interface Leads extends Effect {}

    record FetchLeads(LeadRequest request) implements Leads {}

    record FetchCaller(long legId, long campaignId, String caller) implements Leads {}
}
