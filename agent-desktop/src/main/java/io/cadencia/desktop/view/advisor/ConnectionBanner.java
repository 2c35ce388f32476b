package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says that the server is away and what still works; a strip above the screen, never over the call. */
final class ConnectionBanner extends HBox {

    ConnectionBanner(Texts texts, DesktopViewModel model) {
        setId("connectionBanner");
        getStyleClass().add("connection-banner");
        setAlignment(Pos.CENTER_LEFT);
        Label retry = Labels.bound(model.connection().bannerProperty(), "banner-title");
        Label advice = Labels.bound(
                model.call().liveProperty().map(live -> texts.get(live ? "connection.duringCall" : "connection.idle")));
        getChildren().addAll(Icons.SIGNAL_LOST.icon(), new VBox(retry, advice));
        Visibility.bind(this, model.connection().lostProperty());
    }
}
