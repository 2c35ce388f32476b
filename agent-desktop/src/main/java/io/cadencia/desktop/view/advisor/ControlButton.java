package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.viewmodel.ControlViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A call control with its key; disabled it says why. */
final class ControlButton extends StackPane {

    /** How the control looks in one of its two positions. */
    record Face(Icons icon, String text) {}

    private final Button button = new Button();
    private final Label text = Labels.of("");
    private final FontIcon icon;

    ControlButton(String id, String key, Face idle, Face active, ControlViewModel model, Runnable action) {
        icon = idle.icon().icon();
        text.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(icon, text, Labels.key(key));
        content.getStyleClass().add("button-content");
        content.setAlignment(Pos.CENTER);
        button.setId(id);
        button.setGraphic(content);
        button.getStyleClass().add("control");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.disableProperty().bind(model.enabledProperty().not());
        button.setOnAction(e -> action.run());
        getChildren().add(button);
        model.activeProperty().subscribe(on -> show(on ? active : idle, on));
        Tooltip why = new Tooltip();
        why.textProperty().bind(model.reasonProperty());
        model.reasonProperty().subscribe(reason -> {
            button.setAccessibleHelp(reason);
            if (reason.isEmpty()) {
                Tooltip.uninstall(this, why);
            } else {
                Tooltip.install(this, why);
            }
        });
    }

    ControlButton danger() {
        button.getStyleClass().add("danger");
        return this;
    }

    private void show(Face face, boolean active) {
        face.icon().showIn(icon);
        text.setText(face.text());
        button.setAccessibleText(face.text());
        button.getStyleClass().remove("control-active");
        if (active) {
            button.getStyleClass().add("control-active");
        }
    }
}
