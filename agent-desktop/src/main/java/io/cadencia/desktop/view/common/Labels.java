package io.cadencia.desktop.view.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** Labels with their place in the typographic order. */
public final class Labels {
    private Labels() {}

    /** A label with these style classes. */
    public static Label of(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that follows a value. */
    public static Label bound(ObservableValue<String> text, String... styles) {
        Label label = of("", styles);
        label.textProperty().bind(text);
        return label;
    }

    /** A label that breaks into lines rather than being cut. */
    public static Label wrapped(String text, String... styles) {
        Label label = of(text, styles);
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    /** The name of a key, as it stands on the keyboard. */
    public static Label key(String name) {
        Label label = of(name, "key");
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }
}
