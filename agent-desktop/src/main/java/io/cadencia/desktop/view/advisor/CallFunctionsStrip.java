package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.CallFunctionsViewModel;
import io.cadencia.protocol.ServerMessage.Recorded;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Under the call's controls: who else is in it, whether it is recorded, and what was heard. Away without a call. */
final class CallFunctionsStrip extends FlowPane {
    private final CallFunctionsViewModel model;

    CallFunctionsStrip(Texts texts, CallFunctionsViewModel model, Runnable openTransfer) {
        this.model = model;
        setId("callFunctions");
        getStyleClass().add("call-functions");
        getChildren()
                .addAll(
                        badge("inboundBadge", Icons.INBOUND, model.originProperty(), "badge-info"),
                        badge("machineBadge", Icons.MACHINE, model.machineProperty(), "badge-warning"),
                        badge("supervisionBadge", Icons.SUPERVISOR, model.supervisionProperty(), "badge-info"),
                        badge("thirdParty", Icons.TRANSFER, model.thirdPartyProperty(), "badge-info"),
                        recordingLamp(),
                        transferButton(texts, openTransfer),
                        recordingButton(texts));
        ObservableValue<Boolean> something = Bindings.createBooleanBinding(
                this::somethingToShow,
                model.transfer().enabledProperty(),
                model.recordingTextProperty(),
                model.originProperty(),
                model.machineProperty(),
                model.supervisionProperty(),
                model.thirdPartyProperty());
        Visibility.bind(this, something);
    }

    private boolean somethingToShow() {
        return model.transfer().enabledProperty().get()
                || !(model.recordingTextProperty().get()
                                + model.originProperty().get()
                                + model.machineProperty().get()
                                + model.supervisionProperty().get()
                                + model.thirdPartyProperty().get())
                        .isEmpty();
    }

    private static HBox badge(String id, Icons icon, ObservableValue<String> text, String style) {
        Label label = Labels.bound(text, "badge-text");
        HBox badge = new HBox(icon.icon(), label);
        badge.setId(id);
        badge.getStyleClass().addAll("badge", style);
        badge.setAlignment(Pos.CENTER_LEFT);
        Visibility.bindToText(badge, text);
        return badge;
    }

    private HBox recordingLamp() {
        FontIcon icon = Icons.RECORDING.icon();
        Label label = Labels.bound(model.recordingTextProperty(), "badge-text");
        HBox lamp = new HBox(icon, label);
        lamp.setId("recordingLamp");
        lamp.getStyleClass().add("badge");
        lamp.setAlignment(Pos.CENTER_LEFT);
        model.recordingProperty().subscribe(state -> {
            (state == Recorded.PAUSED ? Icons.RECORDING_PAUSED : Icons.RECORDING).showIn(icon);
            lamp.getStyleClass().removeIf(c -> c.startsWith("recording-is-"));
            lamp.getStyleClass().add("recording-is-" + state);
        });
        Visibility.bindToText(lamp, model.recordingTextProperty());
        return lamp;
    }

    private ControlButton transferButton(Texts texts, Runnable open) {
        ControlButton button = new ControlButton(
                "transfer",
                texts.get("control.transfer.key"),
                new ControlButton.Face(Icons.TRANSFER, texts.get("control.transfer")),
                new ControlButton.Face(Icons.TRANSFER, texts.get("control.thirdParty")),
                model.transfer(),
                open);
        Visibility.bind(button, model.transfer().enabledProperty());
        return button;
    }

    private ControlButton recordingButton(Texts texts) {
        ControlButton button = new ControlButton(
                "recording",
                texts.get("control.recording.key"),
                new ControlButton.Face(Icons.RECORDING_PAUSED, texts.get("control.recording.pause")),
                new ControlButton.Face(Icons.RECORDING, texts.get("control.recording.resume")),
                model.recordingControl(),
                model.recordingControl()::use);
        Visibility.bind(button, model.recordingControl().enabledProperty());
        return button;
    }
}
