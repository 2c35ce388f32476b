package io.cadencia.server.gateway;

import io.cadencia.core.engine.SeatView.CallView;
import io.cadencia.core.engine.SeatView.Recorded;
import io.cadencia.core.engine.SeatView.ThirdPartyView;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ServerMessage.CallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an advisor can do with a live call now, as far as the switch can. */
final class Controls {
    private final List<CallControl> offered = new ArrayList<>();
    private final Set<Capability> can;

    private Controls(Set<Capability> can) {
        this.can = can;
    }

    static List<CallControl> of(CallView call, CallState state, Set<Capability> can) {
        var controls = new Controls(can);
        controls.offered.add(CallControl.HANG_UP);
        if (state == CallState.CONNECTED) {
            ThirdPartyView third = call.thirdParty();
            if (third == null) {
                controls.alone(call);
            } else {
                controls.with(third, call);
            }
        }
        return controls.offered;
    }

    private void alone(CallView call) {
        offer(Capability.HOLD, call.held() ? CallControl.RESUME : CallControl.HOLD);
        conversation(call);
        offer(Capability.TRANSFER, CallControl.CONSULT);
        offer(Capability.TRANSFER, CallControl.TRANSFER);
    }

    private void with(ThirdPartyView third, CallView call) {
        boolean answered = SeatTranslator.stateOf(third.state()) == CallState.CONNECTED;
        if (!third.phase().equals("BLIND")) {
            conversation(call);
            if (answered && third.phase().equals("CONSULT")) {
                offer(Capability.TRANSFER, CallControl.MERGE);
            }
            if (answered) {
                offer(Capability.TRANSFER, CallControl.LEAVE);
            }
        }
        offer(Capability.TRANSFER, CallControl.DROP_THIRD_PARTY);
    }

    private void conversation(CallView call) {
        offer(Capability.MUTE, call.muted() ? CallControl.UNMUTE : CallControl.MUTE);
        offer(Capability.DTMF, CallControl.SEND_DTMF);
        if (call.recording() == Recorded.ON) {
            offer(Capability.RECORDING, CallControl.PAUSE_RECORDING);
        } else if (call.recording() == Recorded.PAUSED) {
            offer(Capability.RECORDING, CallControl.RESUME_RECORDING);
        }
    }

    private void offer(Capability needed, CallControl control) {
        if (can.contains(needed)) {
            offered.add(control);
        }
    }
}
