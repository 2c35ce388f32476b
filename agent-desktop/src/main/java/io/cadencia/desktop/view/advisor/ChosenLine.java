package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A step already taken: what was chosen, in one line. */
final class ChosenLine extends HBox {

    ChosenLine(String step, ObservableValue<String> chosen) {
        getStyleClass().add("chosen-line");
        setAlignment(Pos.CENTER_LEFT);
        Label value = Labels.wrapped("", "chosen-value");
        value.textProperty().bind(chosen.orElse(""));
        VBox text = new VBox(Labels.of(step, "fact-name"), value);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icons.DONE.icon(), text);
        Visibility.bindToText(this, value.textProperty());
    }
}
