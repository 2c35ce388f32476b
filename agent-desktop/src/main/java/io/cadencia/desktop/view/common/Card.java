package io.cadencia.desktop.view.common;

import io.cadencia.desktop.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A titled block of the screen. */
public final class Card extends VBox {
    private final HBox header = new HBox();

    public Card(Icons icon, String title, Node... content) {
        getStyleClass().add("card-block");
        header.getStyleClass().add("card-header");
        header.setAlignment(Pos.CENTER_LEFT);
        Label label = Labels.of(title, "card-title");
        label.setGraphic(icon.icon());
        header.getChildren().add(label);
        getChildren().add(header);
        getChildren().addAll(content);
    }

    /** Puts something at the right end of the title. */
    public Card withTrailing(Node... trailing) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        header.getChildren().add(gap);
        header.getChildren().addAll(trailing);
        return this;
    }
}
