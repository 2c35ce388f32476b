package io.cadencia.desktop.view.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Shows a node or takes it out of the layout altogether. */
public final class Visibility {
    private Visibility() {}

    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Follows a condition. */
    public static void bind(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    /** Shown while the text says something. */
    public static void bindToText(Node node, ObservableValue<String> text) {
        bind(node, text.map(t -> !t.isEmpty()));
    }
}
