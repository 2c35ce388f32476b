package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage.AccountCard;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who is on the line: name, role, time there, phones and what the law says of dialling them now. */
final class WhoCard extends VBox {
    private final Texts texts;
    private final Label name = Labels.wrapped("", "who-name");
    private final Label role = Labels.of("", "badge");
    private final Label about = Labels.wrapped("", "who-about");

    WhoCard(Texts texts, DesktopViewModel model) {
        this.texts = texts;
        setId("who");
        getStyleClass().addAll("card-block", "who");
        name.setId("debtor");
        Label time = Labels.bound(model.account().localTimeProperty(), "who-time");
        time.setId("localTime");
        time.setGraphic(Icons.CLOCK.icon());
        time.setMinWidth(Region.USE_PREF_SIZE);
        role.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox title = new HBox(name, role, gap, time);
        title.getStyleClass().add("who-title");
        title.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, about, new PhoneList(texts, model));
        model.account().cardProperty().subscribe(this::show);
    }

    private void show(@Nullable AccountCard card) {
        if (card != null) {
            name.setText(card.debtor());
            role.setText(texts.getOr("relation." + card.role(), card.role()));
            about.setText(texts.get("who.about", card.folio(), card.maskedId(), card.mandante()));
        }
    }
}
