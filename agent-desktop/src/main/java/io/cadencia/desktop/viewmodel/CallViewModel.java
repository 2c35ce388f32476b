package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.PhoneText;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage.ControlCall;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.ThirdParty;
import io.cadencia.protocol.ServerMessage.ThirdPartyPhase;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The call in hand and its controls. */
public final class CallViewModel {
    private final Texts texts;
    private final Requests requests;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable Call> call = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper number = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stateText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper timer = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper();
    private final ControlViewModel hangUp;
    private final ControlViewModel hold;
    private final ControlViewModel mute;
    private final ControlViewModel keypad;

    CallViewModel(Texts texts, Requests requests, Notices notices) {
        this.texts = texts;
        this.requests = requests;
        this.notices = notices;
        hangUp = new ControlViewModel(() -> control(CallControl.HANG_UP));
        hold = new ControlViewModel(() -> toggle(CallControl.HOLD, CallControl.RESUME));
        mute = new ControlViewModel(() -> toggle(CallControl.MUTE, CallControl.UNMUTE));
        keypad = new ControlViewModel(() -> {});
        show(null, false);
    }

    public ReadOnlyObjectProperty<@Nullable Call> callProperty() {
        return call.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty numberProperty() {
        return number.getReadOnlyProperty();
    }

    /** State of the call in words, with who ended it. */
    public ReadOnlyStringProperty stateTextProperty() {
        return stateText.getReadOnlyProperty();
    }

    /** Talk time, or ring time before the answer. */
    public ReadOnlyStringProperty timerProperty() {
        return timer.getReadOnlyProperty();
    }

    /** True from dialling to hang-up. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    public ControlViewModel hangUp() {
        return hangUp;
    }

    /** Holds or takes back; {@link ControlViewModel#activeProperty()} is true while on hold. */
    public ControlViewModel hold() {
        return hold;
    }

    /** Mutes or unmutes; {@link ControlViewModel#activeProperty()} is true while muted. */
    public ControlViewModel mute() {
        return mute;
    }

    /** Opens the keypad; digits are sent by {@link #sendDigit}. */
    public ControlViewModel keypad() {
        return keypad;
    }

    public void sendDigit(String digit) {
        Call now = call.get();
        if (now != null && keypad.enabledProperty().get()) {
            requests.send(
                    id -> new ControlCall(id, now.attemptId(), CallControl.SEND_DTMF, digit),
                    new NoticedReply(notices));
        }
    }

    void show(@Nullable Call newCall, boolean connected) {
        call.set(newCall);
        live.set(newCall != null && newCall.state() != CallState.ENDED);
        number.set(newCall == null ? "" : PhoneText.readable(newCall.number()));
        stateText.set(newCall == null ? texts.get("call.none") : describe(newCall));
        updateControls(newCall, connected);
    }

    void tick(Instant now) {
        Call shown = call.get();
        if (shown == null || shown.state() == CallState.ENDED) {
            if (shown == null) {
                timer.set("");
            }
            return;
        }
        Instant connectedAt = shown.connectedAt();
        Instant from = connectedAt == null ? shown.since() : connectedAt;
        timer.set(Formats.clock(Duration.between(from, now)));
    }

    private String describe(Call shown) {
        if (shown.state() == CallState.CONNECTED && shown.held()) {
            return texts.get("call.held");
        }
        if (shown.state() == CallState.CONNECTED && shown.muted()) {
            return texts.get("call.muted");
        }
        String endedBy = shown.endedBy();
        if (shown.state() == CallState.ENDED && endedBy != null) {
            return texts.getOr("call.endedBy." + endedBy, texts.get("call.ENDED"));
        }
        return texts.get("call." + shown.state());
    }

    private void updateControls(@Nullable Call shown, boolean connected) {
        boolean held = shown != null && shown.held();
        boolean muted = shown != null && shown.muted();
        update(hangUp, shown, connected, CallControl.HANG_UP, false);
        update(hold, shown, connected, held ? CallControl.RESUME : CallControl.HOLD, held);
        update(mute, shown, connected, muted ? CallControl.UNMUTE : CallControl.MUTE, muted);
        update(keypad, shown, connected, CallControl.SEND_DTMF, false);
    }

    private void update(
            ControlViewModel control, @Nullable Call shown, boolean connected, CallControl wanted, boolean active) {
        String reason = null;
        if (shown == null || shown.state() == CallState.ENDED) {
            reason = texts.get("control.reason.noCall");
        } else if (!connected) {
            reason = texts.get("control.reason.noConnection");
        } else if (!shown.controls().contains(wanted)) {
            reason = texts.get(whyNot(shown, wanted));
        }
        control.update(active, reason);
    }

    private static String whyNot(Call shown, CallControl wanted) {
        if (shown.state() != CallState.CONNECTED) {
            return "control.reason.notConnected";
        }
        ThirdParty third = shown.thirdParty();
        if (third == null) {
            return "control.reason.leg";
        }
        boolean hold = wanted == CallControl.HOLD || wanted == CallControl.RESUME;
        return hold && third.phase() == ThirdPartyPhase.CONSULT ? "control.reason.consult" : "control.reason.third";
    }

    private void toggle(CallControl on, CallControl off) {
        Call now = call.get();
        boolean active = now != null && (on == CallControl.HOLD ? now.held() : now.muted());
        control(active ? off : on);
    }

    private void control(CallControl control) {
        Call now = call.get();
        if (now != null) {
            requests.send(id -> new ControlCall(id, now.attemptId(), control, null), new NoticedReply(notices));
        }
    }
}
