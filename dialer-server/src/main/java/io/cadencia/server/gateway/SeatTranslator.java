package io.cadencia.server.gateway;

import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.time.Instant;
import java.util.ArrayList;
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
                view.lead() == null ? null : view.lead().leadId(),
                waiting,
                new ServerMessage.Figures(view.calls(), view.gestiones(), view.promises()));
    }

    private ServerMessage.Call call(SeatView.CallView call) {
        CallState state = stateOf(call.state());
        return new ServerMessage.Call(
                call.attemptId(),
                state,
                call.number(),
                true,
                Instant.ofEpochMilli(call.sinceMs()),
                instant(call.connectedAtMs()),
                call.held(),
                call.muted(),
                controls(state, call),
                call.endedBy() == null ? null : call.endedBy().name());
    }

    /** A call that is being put into the advisor's bridge is shown as connected: that takes milliseconds. */
    private static CallState stateOf(LegState leg) {
        return switch (leg) {
            case REQUESTED, DIALING -> CallState.DIALING;
            case RINGING -> CallState.RINGING;
            case ANSWERED, CONNECTING, CONNECTED, HELD -> CallState.CONNECTED;
            case MESSAGE, ENDING, ENDED -> CallState.ENDED;
        };
    }

    /** What can be done now, as far as the switch can. */
    private List<CallControl> controls(CallState state, SeatView.CallView call) {
        if (state == CallState.ENDED) {
            return List.of();
        }
        List<CallControl> controls = new ArrayList<>();
        controls.add(CallControl.HANG_UP);
        Set<Capability> can = capabilities.get();
        if (state == CallState.CONNECTED && can.contains(Capability.HOLD)) {
            controls.add(call.held() ? CallControl.RESUME : CallControl.HOLD);
        }
        if (state == CallState.CONNECTED && can.contains(Capability.MUTE)) {
            controls.add(call.muted() ? CallControl.UNMUTE : CallControl.MUTE);
        }
        if (state == CallState.CONNECTED && can.contains(Capability.DTMF)) {
            controls.add(CallControl.SEND_DTMF);
        }
        return controls;
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
