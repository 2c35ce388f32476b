package io.cadencia.desktop.view.signin;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Card;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.OptionGroup;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.SignInViewModel;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The campaigns this advisor may work in, and the phone to talk with. */
public final class CampaignView extends StackPane {
    private final Texts texts;
    private final SignInViewModel model;
    private final OptionGroup<CampaignChoice> campaigns;

    public CampaignView(Texts texts, SignInViewModel model) {
        this.texts = texts;
        this.model = model;
        setId("campaignView");
        getStyleClass().add("sign-in");
        campaigns = new OptionGroup<>(1, this::describe, c -> "campaign-" + c.id(), model::join);
        campaigns.disableProperty().bind(model.busyProperty());
        model.campaigns().addListener((ListChangeListener<CampaignChoice>) change -> campaigns.show(model.campaigns()));
        campaigns.show(model.campaigns());
        HBox columns = new HBox(choice(), new PhoneAccountView(texts, model.phoneProperty()));
        columns.getStyleClass().add("campaign-columns");
        VBox page = new VBox(header(), columns);
        page.getStyleClass().add("campaign-page");
        page.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(page);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Puts the focus on the first campaign. */
    public void focusFirst() {
        Platform.runLater(campaigns::focusFirst);
    }

    private VBox header() {
        Label hello = Labels.bound(
                model.displayNameProperty().map(name -> texts.get("campaign.hello", name)), "screen-title");
        return new VBox(hello, Labels.of(texts.get("campaign.choose"), "screen-subtitle"));
    }

    private Card choice() {
        Label none = Labels.wrapped(texts.get("campaign.none"), "hint");
        Visibility.bind(none, javafx.beans.binding.Bindings.isEmpty(model.campaigns()));
        Label error = Labels.wrapped("", "error-box");
        error.setId("joinError");
        error.setGraphic(Icons.ERROR.icon());
        error.textProperty().bind(model.errorProperty());
        error.setMaxWidth(Double.MAX_VALUE);
        Visibility.bindToText(error, model.errorProperty());
        Button leave = new Button(texts.get("campaign.leave"));
        leave.setId("leave");
        leave.getStyleClass().add("flat");
        leave.setOnAction(e -> model.leave());
        Card card = new Card(Icons.LIST, texts.get("campaign.title"), campaigns, none, error, leave);
        card.getStyleClass().add("campaign-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private String describe(CampaignChoice campaign) {
        String about = texts.get("campaign.about", campaign.mandante(), texts.get("mode." + campaign.mode()));
        String open = campaign.open() ? "" : "\n" + texts.get("campaign.closed");
        return campaign.name() + "\n" + about + open;
    }

    private void pressed(KeyEvent event) {
        if (!model.busyProperty().get() && campaigns.press(event)) {
            event.consume();
        }
    }
}
