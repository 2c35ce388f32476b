package io.cadencia.server.gateway;

import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's view of a seat in the words of the protocol. */
final class SeatTranslator {
    private final Supplier<Set<Capability>> capabilities;

    /** @param capabilities what the switch can do; asked for each seat, must not block */
    SeatTranslator(Supplier<Set<Capability>> capabilities) {
        this.capabilities = capabilities;
    }

    Seat translate(SeatView view, CampaignChoice campaign, ServerMessage.@Nullable Waiting waiting) {
        return new Seat(
                view.version(),
                SeatState.valueOf(view.state().name()),
                Instant.ofEpochMilli(view.sinceMs()),
                instant(view.deadlineMs()),
                text(view.pauseReason()),
                text(view.pendingPause()),
                campaign,
                ServerMessage.PhoneLeg.valueOf(view.phoneLeg().name()),
                view.call() == null ? null : call(view.call()),
                leadId(view),
                waiting,
                new ServerMessage.Figures(view.calls(), view.gestiones(), view.promises()),
                supervision(view.supervision()),
                text(view.phoneNode()));
    }

    /** A stranger who calls in has no account to show. */
    private static @Nullable Long leadId(SeatView view) {
        return view.lead() == null || view.lead().leadId() == 0
                ? null
                : view.lead().leadId();
    }

    private ServerMessage.Call call(SeatView.CallView call) {
        CallState state = stateOf(call.state());
        return new ServerMessage.Call(
                call.attemptId(),
                state,
                call.number(),
                !call.inbound(),
                Instant.ofEpochMilli(call.sinceMs()),
                instant(call.connectedAtMs()),
                call.held(),
                call.muted(),
                state == CallState.ENDED ? List.of() : Controls.of(call, state, capabilities.get()),
                call.endedBy() == null ? null : call.endedBy().name(),
                ServerMessage.Recorded.valueOf(call.recording().name()),
                call.machine() == null ? null : call.machine().name(),
                thirdParty(call.thirdParty()),
                call.thirdPartyOutcome() == null
                        ? null
                        : call.thirdPartyOutcome().name());
    }

    /** A call that is being put into the advisor's bridge is shown as connected: that takes milliseconds. */
    static CallState stateOf(LegState leg) {
        return switch (leg) {
            case REQUESTED, DIALING -> CallState.DIALING;
            case RINGING -> CallState.RINGING;
            case ANSWERED, CONNECTING, CONNECTED, HELD -> CallState.CONNECTED;
            case MESSAGE, ENDING, ENDED -> CallState.ENDED;
        };
    }

    private static ServerMessage.@Nullable ThirdParty thirdParty(SeatView.@Nullable ThirdPartyView third) {
        return third == null
                ? null
                : new ServerMessage.ThirdParty(
                        third.name(),
                        third.number(),
                        ServerMessage.ThirdPartyPhase.valueOf(third.phase()),
                        stateOf(third.state()),
                        Instant.ofEpochMilli(third.sinceMs()));
    }

    private static ServerMessage.@Nullable Supervision supervision(SeatView.@Nullable SupervisionView view) {
        return view == null
                ? null
                : new ServerMessage.Supervision(
                        view.supervisorId(),
                        view.advisorId(),
                        ClientMessage.SuperviseMode.valueOf(view.mode().name()));
    }

    static CampaignChoice choice(Campaigns.Entry campaign, boolean open) {
        CampaignSpec spec = campaign.spec();
        return new CampaignChoice(
                spec.campaignId(),
                spec.name(),
                spec.mandante(),
                ServerMessage.DialMode.valueOf(spec.mode().name()),
                spec.profile(),
                open);
    }

    private static @Nullable Instant instant(long epochMs) {
        return epochMs == 0 ? null : Instant.ofEpochMilli(epochMs);
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
