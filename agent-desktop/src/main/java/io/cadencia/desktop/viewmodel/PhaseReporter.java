package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.viewmodel.ClassificationViewModel.Step;
import io.cadencia.protocol.ClientMessage.CallPhase;
import io.cadencia.protocol.ClientMessage.ReportPhase;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server how far the call in hand is, by what the advisor has chosen of its classification: nothing yet = who is
 * on the line; whom they talk to = the negotiation; the result = the closing. After the call the first touch of the form
 * tells that it is being filled in. Told once per change; what becomes of it is nothing to the advisor.
 */
final class PhaseReporter {
    private static final Requests.Reply NOTHING = new Requests.Reply() {
        @Override
        public void accepted() {}

        @Override
        public void rejected(String code, Map<String, String> params) {}
    };

    private final Requests requests;
    private final ClassificationViewModel form;
    private @Nullable Seat seat;
    private long attemptId;
    private @Nullable CallPhase told;

    PhaseReporter(Requests requests, ClassificationViewModel form) {
        this.requests = requests;
        this.form = form;
        form.stepProperty().addListener((o, old, step) -> touched());
        form.noteProperty().addListener((o, old, typed) -> touched());
    }

    void show(Seat now) {
        seat = now;
        if (now.state() == SeatState.ON_CALL) {
            talking(now.call());
        }
    }

    private void touched() {
        if (seat == null) {
            return;
        }
        Call call = seat.call();
        if (seat.state() == SeatState.ON_CALL) {
            talking(call);
        } else if (seat.state() == SeatState.WRAP_UP
                && call != null
                && form.stepProperty().get() != Step.CLOSED) {
            tell(call, CallPhase.CLASSIFYING);
        }
    }

    private void talking(@Nullable Call call) {
        if (call != null && call.state() == CallState.CONNECTED) {
            tell(
                    call,
                    switch (form.stepProperty().get()) {
                        case CLOSED, CONTACT_TYPE -> CallPhase.IDENTITY;
                        case RESULT -> CallPhase.NEGOTIATION;
                        case DETAILS -> CallPhase.CLOSING;
                    });
        }
    }

    private void tell(Call call, CallPhase phase) {
        if (call.attemptId() != attemptId || phase != told) {
            attemptId = call.attemptId();
            told = phase;
            requests.send(id -> new ReportPhase(id, call.attemptId(), phase), NOTHING);
        }
    }
}
