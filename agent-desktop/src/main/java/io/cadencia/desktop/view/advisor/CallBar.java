package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.CallViewModel;
import io.cadencia.desktop.viewmodel.ControlViewModel;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The call in hand and its controls: always in the same place, in sight in every state. */
final class CallBar extends VBox {
    /** Room of a number and its timer, in pixels. */
    private static final double NARROWEST_ABOUT = 330;

    private final Texts texts;
    private final FontIcon icon = Icons.PHONE.icon();
    private final FlowPane bar = new FlowPane();
    private final Keypad keypad;

    CallBar(Texts texts, CallViewModel model, CallFunctionsStrip functions) {
        this.texts = texts;
        this.keypad = new Keypad(texts, model);
        setId("callBar");
        getStyleClass().add("call-bar");
        HBox about = new HBox(icon, about(model));
        about.getStyleClass().add("call-row");
        about.setAlignment(Pos.CENTER_LEFT);
        HBox controls = controls(model);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setRowValignment(VPos.CENTER);
        bar.getStyleClass().add("call-flow");
        bar.getChildren().addAll(about, controls);
        about.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> besides(controls),
                        bar.widthProperty(),
                        controls.widthProperty(),
                        model.numberProperty(),
                        model.stateTextProperty()));
        getChildren().addAll(bar, functions, keypad, reason(model));
        model.callProperty().subscribe(this::show);
    }

    Keypad keypad() {
        return keypad;
    }

    /** Width left of the controls, so that they stand at the right end; in large text they take a line of their own. */
    private double besides(HBox controls) {
        double free = bar.getWidth() - controls.prefWidth(-1) - bar.getHgap() - 1;
        return free >= NARROWEST_ABOUT ? free : Region.USE_COMPUTED_SIZE;
    }

    private VBox about(CallViewModel model) {
        Label state = Labels.bound(model.stateTextProperty(), "call-state");
        state.setId("callState");
        Label number = Labels.bound(model.numberProperty(), "call-number");
        number.setId("callNumber");
        number.setMinWidth(Region.USE_PREF_SIZE);
        Label timer = Labels.bound(model.timerProperty(), "call-timer");
        timer.setId("callTimer");
        timer.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(number, timer);
        line.getStyleClass().add("call-line");
        line.setAlignment(Pos.BASELINE_LEFT);
        Visibility.bindToText(line, model.numberProperty());
        VBox about = new VBox(state, line);
        about.setAlignment(Pos.CENTER_LEFT);
        return about;
    }

    private HBox controls(CallViewModel model) {
        HBox controls = new HBox(
                control("hold", Icons.HOLD, "resume", Icons.RESUME, model.hold(), model.hold()::use),
                control("mute", Icons.MUTE, "unmute", Icons.UNMUTE, model.mute(), model.mute()::use),
                control("keypad", Icons.KEYPAD, "keypad", Icons.KEYPAD, model.keypad(), keypad::toggle),
                control("hangUp", Icons.HANG_UP, "hangUp", Icons.HANG_UP, model.hangUp(), model.hangUp()::use)
                        .danger());
        controls.getStyleClass().add("controls");
        controls.setAlignment(Pos.CENTER_RIGHT);
        return controls;
    }

    /** {@code backId} and {@code back}: the words and the icon while it is in effect. */
    private ControlButton control(
            String id, Icons icon, String backId, Icons back, ControlViewModel model, Runnable action) {
        return new ControlButton(
                id,
                texts.get("control." + id + ".key"),
                new ControlButton.Face(icon, texts.get("control." + id)),
                new ControlButton.Face(back, texts.get("control." + backId)),
                model,
                action);
    }

    /** Why controls are greyed during a live call, in words under them. */
    private Label reason(CallViewModel model) {
        Label reason = Labels.wrapped("", "control-reason");
        reason.setId("controlReason");
        reason.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> whyDisabled(model),
                        model.liveProperty(),
                        model.hold().reasonProperty(),
                        model.mute().reasonProperty(),
                        model.hangUp().reasonProperty()));
        Visibility.bindToText(reason, reason.textProperty());
        return reason;
    }

    private String whyDisabled(CallViewModel model) {
        if (!model.liveProperty().get()) {
            return "";
        }
        String hangUp = model.hangUp().reasonProperty().get();
        if (!hangUp.isEmpty()) {
            return hangUp;
        }
        String hold = model.hold().reasonProperty().get();
        String mute = model.mute().reasonProperty().get();
        if (hold.isEmpty() && mute.isEmpty()) {
            return "";
        }
        String which = hold.isEmpty()
                ? texts.get("control.mute")
                : mute.isEmpty() ? texts.get("control.hold") : texts.get("control.holdAndMute");
        return which + ": " + (hold.isEmpty() ? mute : hold);
    }

    private void show(@Nullable Call call) {
        CallState state = call == null ? null : call.state();
        Icons shown = call != null && call.held() && state == CallState.CONNECTED ? Icons.HOLD : iconOf(state);
        shown.showIn(icon);
        getStyleClass().removeIf(c -> c.startsWith("call-is-"));
        getStyleClass().add("call-is-" + (state == null ? "none" : state.name()));
        if (state == null || state == CallState.ENDED) {
            keypad.close();
        }
    }

    private static Icons iconOf(@Nullable CallState state) {
        return switch (state) {
            case null -> Icons.PHONE;
            case DIALING -> Icons.DIAL;
            case RINGING -> Icons.RINGING;
            case CONNECTED -> Icons.IN_CALL;
            case ENDED -> Icons.HANG_UP;
        };
    }
}
