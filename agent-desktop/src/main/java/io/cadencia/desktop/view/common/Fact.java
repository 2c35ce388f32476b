package io.cadencia.desktop.view.common;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A value under its name. */
public final class Fact extends VBox {
    private final Label value = Labels.of("", "fact-value");
    private final Label detail = Labels.of("", "fact-detail");

    public Fact(String name) {
        getStyleClass().add("fact");
        value.setMinWidth(Region.USE_PREF_SIZE);
        detail.setWrapText(true);
        Visibility.bindToText(detail, detail.textProperty());
        getChildren().addAll(Labels.of(name, "fact-name"), value, detail);
    }

    public void show(String newValue, String newDetail) {
        value.setText(newValue);
        detail.setText(newDetail);
    }

    /** Emphasizes the value. */
    public Fact strong() {
        value.getStyleClass().add("strong");
        return this;
    }
}
